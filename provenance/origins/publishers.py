"""One publisher under several names: its address, "Hafenpost", "HAFENPOST.DE" and "Hafenpost GmbH" are one."""

from collections.abc import Callable, Sequence

from provenance.model.spelling import spell_the_same
from provenance.model.values import Confidence, Evidence, Origin

Relatives = Callable[[str, str], bool]
"""Whether two entities, by their ids, are one house: the same, or one belongs to the other."""

_STRENGTH: dict[Confidence, int] = {"high": 0, "medium": 1, "low": 2}


def merged(group: Sequence[Origin]) -> Origin:
    """Return one origin for clues to the same: the surest, with what the others know and the evidence of all."""
    best = min(group, key=lambda o: _STRENGTH[o.confidence])
    evidence: tuple[Evidence, ...] = tuple(dict.fromkeys(e for o in group for e in o.evidence))
    filled = {
        key: next((v for o in (best, *group) if (v := getattr(o, key))), None) for key in ("name", "domain", "kind")
    }
    return best.model_copy(update={**filled, "evidence": evidence})


def one_publisher(origins: list[Origin], relatives: Relatives) -> list[Origin]:
    """Return the origins with the names of one publisher joined to the first that has an address, else to the first.

    Names that have nothing in common stay side by side; that is a conflict, unless there is but one name and one
    address and neither belongs to anybody else we know.
    """
    groups: list[list[Origin]] = []
    own = [o for o in origins if o.relation == "published_by"]
    for origin in sorted(own, key=lambda o: o.domain is None):
        near = [g for g in groups if any(_are_one(origin, other, relatives) for other in g)]
        groups = [g for g in groups if g not in near] + [[*(o for g in near for o in g), origin]]
    groups.sort(key=lambda group: min(own.index(origin) for origin in group))
    told = _with_own_address([merged(group) for group in groups])
    return [*told, *(o for o in origins if o.relation != "published_by")]


def _are_one(a: Origin, b: Origin, relatives: Relatives) -> bool:
    if a.entity and b.entity:
        return relatives(a.entity, b.entity) or bool(a.name and b.name and spell_the_same(a.name, b.name))
    return any(spell_the_same(x, y) for x in _names(a) for y in _names(b))


def _names(origin: Origin) -> list[str]:
    domain = (origin.domain or "").rpartition("/")[2]
    return [name for name in (origin.name, domain, domain.partition(".")[0]) if name]


def _with_own_address(own: list[Origin]) -> list[Origin]:
    names = [o for o in own if o.name and not o.domain]
    domains = [o for o in own if o.domain and not o.name]
    if len(names) != 1 or len(domains) != 1 or any(o.entity for o in own):
        return own
    both = merged([domains[0], names[0]])
    return [both if o is domains[0] else o for o in own if o is not names[0]]
