"""One origin for one fact, however often it is stated; different facts stay side by side."""

from collections.abc import Iterable

from provenance.model.values import Confidence, Evidence, Origin

_SHORTEST = 3
_STRENGTH: dict[Confidence, int] = {"high": 0, "medium": 1, "low": 2}


def joined(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """Return the origins with equal ones joined: markup first, then in the order of their first words."""
    groups: dict[tuple[str, str], list[Origin]] = {}
    for origin in origins:
        groups.setdefault(_key(origin), []).append(origin)
    merged = _with_own_address(_without_unnamed([_merged(group) for group in groups.values()]))
    return tuple(sorted(merged, key=_first_words))


def _without_unnamed(origins: list[Origin]) -> list[Origin]:
    """Join the sentence that says a text is a translation to the one that says of what, where both stand."""
    named = [o for o in origins if o.relation == "translated_from" and (o.name or o.domain)]
    unnamed = [o for o in origins if o.relation == "translated_from" and not (o.name or o.domain)]
    if len(named) != 1 or not unnamed:
        return origins
    whole = _merged([*named, *unnamed])
    return [whole if o is named[0] else o for o in origins if o not in unnamed]


def _key(origin: Origin) -> tuple[str, str]:
    who = origin.entity or origin.domain or (origin.name or "").casefold() or (origin.kind or "")
    return origin.relation, who


def _merged(group: list[Origin]) -> Origin:
    best = min(group, key=lambda o: _STRENGTH[o.confidence])
    evidence: tuple[Evidence, ...] = tuple(dict.fromkeys(e for o in group for e in o.evidence))
    filled = {
        key: next((v for o in (best, *group) if (v := getattr(o, key))), None) for key in ("name", "domain", "kind")
    }
    return best.model_copy(update={**filled, "evidence": evidence})


def _with_own_address(origins: list[Origin]) -> list[Origin]:
    """Join the page's name and its address where each is stated once and neither belongs to anybody else we know."""
    origins = _with_namesakes(origins)
    own = [o for o in origins if o.relation == "published_by" and o.entity is None]
    names = [o for o in own if o.name and not o.domain]
    domains = [o for o in own if o.domain and not o.name]
    known = [o for o in origins if o.relation == "published_by" and o.entity]
    if len(names) != 1 or len(domains) != 1 or known:
        return origins
    both = _merged([domains[0], names[0]])
    return [both if o is domains[0] else o for o in origins if o is not names[0]]


def _with_namesakes(origins: list[Origin]) -> list[Origin]:
    """Join a publisher's name to the address that spells it: "Hafenpost" and hafenpost.example, "HAFENPOST.DE" too."""
    kept = list(origins)
    for name in (o for o in origins if o.relation == "published_by" and not o.domain):
        homes = (o for o in kept if o.relation == "published_by" and o.domain)
        home = next((h for h in homes if _spells(h.domain or "", name.name or "")), None)
        if home is not None:
            both = _merged([home, name])
            kept = [both if o is home else o for o in kept if o is not name]
    return kept


def _spells(domain: str, name: str) -> bool:
    label, plain = (_plain(part) for part in (domain.partition(".")[0], name))
    return min(len(label), len(plain)) >= _SHORTEST and (plain.startswith(label) or label.startswith(plain))


def _plain(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def _first_words(origin: Origin) -> tuple[int, int]:
    spans = [e.spans[0][0] for e in origin.evidence if e.kind == "text" and e.spans]
    return (1, min(spans)) if spans and all(e.kind == "text" for e in origin.evidence) else (0, 0)
