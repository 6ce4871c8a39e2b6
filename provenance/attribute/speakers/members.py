"""A source in the making: what its mentions say, taken together, and the source that a report shows for it."""

from dataclasses import dataclass, field, replace

from provenance.attribute.mentions.description import Description
from provenance.model.values import Identity, Mention, Source

PUBLIC_SECTORS = frozenset(
    {"government", "politics", "military", "judiciary", "public_body", "academia", "media", "ngo", "company"}
)
KNOWN: tuple[Identity, ...] = ("named", "partial", "anonymous", "not_applicable", "unknown")


@dataclass(slots=True)
class Member:
    """A source in the making: what its mentions, taken together, say."""

    says: Description
    mentions: dict[tuple[int, int], Mention] = field(default_factory=dict)


def is_public(d: Description) -> bool:
    """Return whether somebody's role itself is one of public life: whoever works for a public body is private still."""
    return d.public and d.sector in PUBLIC_SECTORS


def joined(old: Description, new: Description) -> Description:
    """Return both as one: keep the fuller name and the better identity; fill what was not known."""
    if old is new:
        return old
    if new.base and new.base == new.name and old.identity == new.identity != "named":
        old = replace(old, name=new.name)  # "prokuratury", then "prokuratura"
    better = new if KNOWN.index(new.identity) < KNOWN.index(old.identity) else old
    longer = new if new.identity == "named" and _fullness(new) > _fullness(old) and not old.entity else better
    return replace(
        better,
        name=longer.name,
        kind=better.kind if better.kind != "unknown" else new.kind,
        sector=better.sector if better.sector != "unknown" else new.sector,
        role=old.role or new.role,
        role_word=old.role_word or new.role_word,
        affiliation=old.affiliation or new.affiliation,
        gender=old.gender or new.gender,
        article_gender=old.article_gender or new.article_gender,
        kin=old.kin | new.kin,
        entity=old.entity or new.entity,
        subject=longer.subject,
        governed=longer.governed,
        public=old.public or new.public,
    )


def _fullness(d: Description) -> tuple[int, bool, int]:
    """More words say more; of as many, a subject stands in its base form, and endings lengthen a name."""
    name = d.name or ""
    return len(name.split()), d.subject, -len(name)


def source_of(n: int, m: Member, key: str | None) -> Source:
    """Return the n-th source of a report; ``key`` merges it with others across articles."""
    d = m.says
    mentions = tuple(m.mentions[s] for s in sorted(m.mentions))
    return Source(
        id=f"s{n}",
        key=key,
        name=d.name or d.words,
        identity=d.identity,
        kind=d.kind,
        sector=d.sector,
        role=d.role,
        role_label=d.role_word,
        affiliation=d.affiliation,
        domain=d.entity.domains[0] if d.entity and d.entity.domains else None,
        entity=d.entity.id if d.entity else None,
        mentions=mentions,
    )
