"""One origin for one fact, however often it is stated; different facts stay side by side."""

from collections.abc import Iterable

from provenance.model.values import Origin
from provenance.origins.publishers import Relatives, merged, one_publisher


def joined(origins: Iterable[Origin], relatives: Relatives) -> tuple[Origin, ...]:
    """Return the origins with equal ones joined: markup first, then in the order of their first words."""
    groups: dict[tuple[str, str], list[Origin]] = {}
    for origin in origins:
        groups.setdefault(_key(origin), []).append(origin)
    found = _without_unnamed([merged(group) for group in groups.values()])
    return tuple(sorted(one_publisher(found, relatives), key=_first_words))


def _without_unnamed(origins: list[Origin]) -> list[Origin]:
    """Join what names nobody to what does: "a translation" to the one of what, "agencies" to those credited by name."""
    for relation, bearers in (("translated_from", 1), ("agency_credit", len(origins))):
        named = [o for o in origins if o.relation == relation and _is_named(o)]
        unnamed = [o for o in origins if o.relation == relation and not _is_named(o)]
        if unnamed and 0 < len(named) <= bearers:
            whole = merged([named[0], *unnamed])
            origins = [whole if o is named[0] else o for o in origins if o not in unnamed]
    return origins


def _is_named(origin: Origin) -> bool:
    return bool(origin.name or origin.domain)


def _key(origin: Origin) -> tuple[str, str]:
    who = origin.entity or origin.domain or (origin.name or "").casefold() or (origin.kind or "")
    return origin.relation, who


def _first_words(origin: Origin) -> tuple[int, int]:
    spans = [e.spans[0][0] for e in origin.evidence if e.kind == "text" and e.spans]
    return (1, min(spans)) if spans and all(e.kind == "text" for e in origin.evidence) else (0, 0)
