"""The word classes that the scanners know, as bits of one pack."""

from collections.abc import Callable


class Grammar:
    """The classes the scanners ask about, as bits of one pack."""

    def __init__(self, b: Callable[..., int]) -> None:
        self._nouns(b)
        self._before_nouns(b)
        self._verbs(b)
        self._clauses(b)
        self.nameless = self.determiner | self.preposition | self.conjunction | self.adverb | self.time

    def _before_nouns(self, b: Callable[..., int]) -> None:
        """What opens a noun phrase, or stands for one, or ties it to another."""
        self.determiner = b("DETERMINER", "QUANTIFIER", "POSSESSIVE")
        self.article = b("DETERMINER")
        self.quantifier = b("QUANTIFIER")
        self.definite = b("DEFINITE", "POSSESSIVE") or b("DETERMINER")
        self.possessive = b("POSSESSIVE", "DETERMINER")
        self.genitive_name = b("GENITIVE_NAME")
        self.feminine = b("FEMININE")
        self.masculine = b("MASCULINE")
        self.oblique = b("OBLIQUE")
        self.nominative = b("NOMINATIVE")
        self.subject = b("QUANTIFIER_SUBJECT")
        self.pronoun = b("PRONOUN")
        self.object_clitic = b("OBJECT_CLITIC")
        self.possessor = b("CLITIC")
        self.preposition = b("PREPOSITION")
        self.link = b("LINK")
        self.attaching = b("LINK", "PREPOSITION", "CLITIC")
        self.agent = b("AGENT")
        self.dative = b("DATIVE")
        self.genitive = b("GENITIVE")
        self.occasional = b("OCCASIONAL")

    def _verbs(self, b: Callable[..., int]) -> None:
        """Verbs and what reports."""
        self.finite = b("FINITE")
        self.be = b("BE")
        self.group = b("AUXILIARY")
        self.semi = b("SEMI")
        self.auxiliary = b("HAVE", "BE")
        self.reflexive = b("REFLEXIVE")
        self.plain_verb = b("HAVE", "BE", "BECOME", "MODAL", "FINITE")
        self.verb = b(
            "HAVE", "BE", "BECOME", "MODAL", "FINITE", "SAY", "SHOW", "TELL", "CALL", "SPEECH", "ATTITUDE", "INTENT"
        )
        self.say = b("SAY")
        self.said = b("SAID")
        self.cue = b("SAY", "SAID")
        self.cites = b("SAY_CITE")
        self.remark = b("SAY", "SAID", "SPEAK")
        self.saying = b("SAYING")
        self.participle = b("SAYING", "CALLING", "SPEECHING", "ATTITUDING", "INTENDING", "SHOWING")
        self.unlisted = b("UNLISTED")
        self.reportive = b("REPORTIVE")
        self.infinitive = b("INFINITIVE")
        self.clausal = b("CLAUSAL")
        self.setting = b("SETTING")
        self.meanwhile = b("MEANWHILE")
        self.verb_last = bool(self.clausal)
        self.turn = b("TURN")
        self.hearsay = b("HEARSAY")
        self.according = b("ACCORDING")
        self.silent = b("SILENT")

    def _clauses(self, b: Callable[..., int]) -> None:
        """What opens, joins or turns a clause."""
        self.conjunction = b("CONJUNCTION")
        self.subordinator = b("SUBORDINATOR")
        self.complementiser = b("COMPLEMENTISER")
        self.relative = b("RELATIVE")
        self.subject_relative = b("SUBJECT_RELATIVE")
        self.commentary = b("COMMENTARY")
        self.wh = b("WH")
        self.negation = b("NEGATION")
        self.only = b("ONLY")
        self.adverb = b("ADVERB")
        self.adverbial = b("ADVERBIAL")
        self.expletive = b("EXPLETIVE")
        self.inner_opener = self.subordinator & ~(b("DETERMINER", "QUANTIFIER", "POSSESSIVE") | self.relative)
        self.stop = b("SUBORDINATOR", "COMPLEMENTISER", "WH", "NEGATION")

    def _nouns(self, b: Callable[..., int]) -> None:
        """Nouns and names."""
        self.noun = b("ROLE", "PERSON", "ANONYMOUS", "BODY", "MEDIA", "AGENCY", "DOCUMENT", "DATA", "TITLE")
        self.title = b("TITLE")
        self.stands_for = b("STANDS_FOR")
        self.anonymous = b("ANONYMOUS")
        self.paper = b("DOCUMENT", "DATA")
        self.body = b("BODY", "MEDIA", "AGENCY")
        self.given = b("GIVEN")
        self.seat = b("SEAT")
        self.possessed = b("GIVEN_OBLIQUE")
        self.person = b("ROLE", "PERSON", "TITLE")
        self.time = b("TIME", "MONTH")
        self.month = b("MONTH")
        self.outlet = b("MEDIA", "AGENCY")
        self.listener = b("LISTENER")
        self.unit = b("UNIT")
        self.occasion = b("OCCASION")
        self.thing = b("THING")
        self.noun_link = b("NOUN_LINK")
        self.nominal = b("CLAIM")
        self.attributive = b("ATTRIBUTIVE")
        self.postmodifier = b("POSTMODIFIER")
