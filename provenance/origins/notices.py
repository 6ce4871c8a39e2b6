"""Origins the text itself names: notices, credits, datelines, referrals."""

from bisect import bisect_right

from provenance.model.article import Article
from provenance.model.spelling import spell_the_same
from provenance.model.values import Evidence, Origin, Segment
from provenance.origins.address import Home
from provenance.origins.filling import Reader
from provenance.origins.links import anchors_of
from provenance.origins.named import Named
from provenance.origins.places import PROSE_WORDS, Place, fits, places, rules_for
from provenance.registry import Registry
from provenance.rules.book import RuleBook
from provenance.rules.phrases import PhraseHit, PhraseMatcher

CLAIM = "claim."
"""Rules with ids that begin so read what the page says in its markup, one ``field: value`` line each, not its text."""

_TO_OTHERS = frozenset({"referral", "based_on", "canonical"})
"""Relations that say nothing where they lead back to the page's own publisher."""
_OF_PICTURES = frozenset({"caption", "photo_credit"})
_LONGEST_LINE = 120


def noticed_origins(
    article: Article, book: RuleBook, registry: Registry, home: Home
) -> tuple[list[Origin], tuple[str, ...]]:
    """Return the origins the text names, in text order, and the ids of rules switched off for it."""
    where = places(article, book)
    readings = _Readings(article, where, registry, book, home)
    paired = [place for place in where if place.pair]
    spans = [*(place.span for place in where), *(place.pair for place in paired if place.pair)]
    only = [rules_for(place, book) for place in (*where, *paired)]
    finds = PhraseMatcher.of(book, "origin").find_in(article.text, spans, readings.keep, only)
    found = []
    for hit in (hit for hits in finds.blocks for hit in hits):
        evidence = Evidence(kind="text", spans=((hit.start, hit.end),), exact=article.text[hit.start : hit.end])
        found += [origin_of(hit, named, evidence, home) for named in readings.named(hit)]
    return [origin for origin in found if origin], finds.over_budget


def origin_of(hit: PhraseHit, named: Named, evidence: Evidence, home: Home) -> Origin | None:
    """Return the origin a hit gives. A page that names itself as the source says who publishes it.

    An agency that somebody else's page names as its publisher, or as where the text was first, delivered it.
    """
    gives = hit.rule.origin
    if gives is None:
        return None
    relation = gives.relation
    own_name = named.entity is None and (
        home.goes_by(named.name) or (relation == "based_on" and home.is_in(named.name))
    )
    if home.is_publisher(named.domain, named.entity) or own_name:
        if relation in _TO_OTHERS:
            return None
        if own_name and relation == "republished_from":
            return None
        relation = "published_by" if relation == "republished_from" else relation
    elif _delivers(relation, named, home):
        relation = "agency_credit"
    return Origin(
        relation=relation,
        name=named.name,
        domain=named.domain,
        kind=named.kind,
        entity=named.entity.id if named.entity else None,
        evidence=(evidence,),
        rule=hit.rule.id,
        item=hit.item,
        confidence=gives.confidence,
    )


def _delivers(relation: str, named: Named, home: Home) -> bool:
    """Return whether an agency is named as whoever had the text, or publishes it on somebody else's page."""
    if named.entity is None or named.entity.kind != "agency":
        return False
    host = home.publisher.domain.partition(".")[0] if home.publisher else ""
    elsewhere = bool(host) and not spell_the_same(named.name or "", host)
    return relation == "republished_from" or (relation == "published_by" and elsewhere)


class _Readings:
    """What the hits name, and whether they stand where their rules count."""

    def __init__(self, article: Article, where: list[Place], registry: Registry, book: RuleBook, home: Home) -> None:
        self._article = article
        self._home = home
        self._places = where
        self._starts = [place.span[0] for place in where]
        self._registry = registry
        self._book = book
        self._anchors = anchors_of(article, registry)
        signing = {place.order for place in where if place.label not in _OF_PICTURES}
        self._of_pictures = frozenset(
            _line(article, s) for i, s in enumerate(article.segments) if s.label in _OF_PICTURES and i not in signing
        )

    def keep(self, hit: PhraseHit) -> bool:
        """Return whether the hit counts. One that names nobody must not hide a shorter one that does."""
        if hit.rule.id.startswith(CLAIM) or not fits(hit.rule, self._place(hit), self._article):
            return False
        return not self._credits_pictures(hit) and bool(self.named(hit))

    def _credits_pictures(self, hit: PhraseHit) -> bool:
        """Return whether the page has the same words under a picture, as "Quelle: dpa"."""
        words = self._article.text[hit.start : hit.end]
        return ":" in words and words in self._of_pictures

    def named(self, hit: PhraseHit) -> list[Named]:
        place = self._place(hit)
        own, around = place.segment.language, self._article.language
        # Of a short line only a guess can be had: "AA" between two buttons is no Turkish.
        language = (own or around) if place.words >= PROSE_WORDS else (around or own)
        reader = Reader(self._article.text, language, self._registry, self._book, self._anchors, self._home)
        return reader.named(hit)

    def _place(self, hit: PhraseHit) -> Place:
        return self._places[bisect_right(self._starts, hit.start) - 1]


def _line(article: Article, segment: Segment) -> str:
    start, end = article.words_of(segment)
    return article.text[start : min(end, start + _LONGEST_LINE)]
