"""The word classes that the scanners know, as bits of one pack."""

from collections.abc import Callable


class Grammar:
    """The classes the scanners ask about, as bits of one pack."""

    def __init__(self, b: Callable[..., int]) -> None:
        self._nouns(b)
        self.determiner = b("DETERMINER", "QUANTIFIER", "POSSESSIVE")
        self.quantifier = b("QUANTIFIER")
        self.subject = b("QUANTIFIER_SUBJECT")
        self.oblique = b("OBLIQUE")
        self.nominative = b("NOMINATIVE")
        self.possessive = b("POSSESSIVE", "DETERMINER")
        self.preposition = b("PREPOSITION")
        self.link = b("LINK")
        self.noun_link = b("NOUN_LINK")
        self.conjunction = b("CONJUNCTION")
        self.relative = b("RELATIVE")
        self.commentary = b("COMMENTARY")
        self.adverb = b("ADVERB")
        self.group = b("AUXILIARY")
        self.be = b("BE")
        self.semi = b("SEMI")
        self.nominal = b("CLAIM")
        self.attributive = b("ATTRIBUTIVE")
        self.reportive = b("REPORTIVE")
        self.pronoun = b("PRONOUN")
        self.turn = b("TURN")
        self.cue = b("SAY", "SAID")
        self.say = b("SAY")
        self.auxiliary = b("HAVE", "BE")
        self.reflexive = b("REFLEXIVE")
        self.verb = b(
            "HAVE", "BE", "BECOME", "MODAL", "FINITE", "SAY", "SHOW", "TELL", "CALL", "SPEECH", "ATTITUDE", "INTENT"
        )
        self.finite = b("FINITE")
        self.plain_verb = b("HAVE", "BE", "BECOME", "MODAL", "FINITE")
        self.complementiser = b("COMPLEMENTISER")
        self.stop = b("SUBORDINATOR", "COMPLEMENTISER", "WH", "NEGATION")
        self.definite = b("DEFINITE", "POSSESSIVE") or b("DETERMINER")
        self.article = b("DETERMINER")
        self.attaching = b("LINK", "PREPOSITION", "CLITIC")
        self.negation = b("NEGATION")
        self.subordinator = b("SUBORDINATOR")
        self.according = b("ACCORDING")
        self.hearsay = b("HEARSAY")
        self.wh = b("WH")
        self.infinitive = b("INFINITIVE")
        self.possessor = b("CLITIC")
        self.nameless = self.determiner | self.preposition | self.conjunction | self.adverb | self.time
        self.expletive = b("EXPLETIVE")
        self.postmodifier = b("POSTMODIFIER")
        self.adverbial = b("ADVERBIAL")
        self.participle = b("SAYING", "CALLING", "SPEECHING", "ATTITUDING", "INTENDING", "SHOWING")

    def _nouns(self, b: Callable[..., int]) -> None:
        self.noun = b("ROLE", "PERSON", "ANONYMOUS", "BODY", "MEDIA", "AGENCY", "DOCUMENT", "DATA", "TITLE")
        self.title = b("TITLE")
        self.anonymous = b("ANONYMOUS")
        self.paper = b("DOCUMENT", "DATA")
        self.body = b("BODY", "MEDIA", "AGENCY")
        self.given = b("GIVEN")
        self.possessed = b("GIVEN_OBLIQUE")
        self.person = b("ROLE", "PERSON", "TITLE")
        self.time = b("TIME", "MONTH")
        self.month = b("MONTH")
        self.outlet = b("MEDIA", "AGENCY")
        self.listener = b("LISTENER")
        self.unit = b("UNIT")
