"""The sources of one article: which mentions are one and the same, decided only where the text decides it."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from provenance.attribute.describe import Description
from provenance.model.values import Identity, Mention, Source, SourceKind
from provenance.registry.spelling import PERSON, Spelling
from provenance.rules.grammar import LanguageRule, Pronoun

PUBLIC_SECTORS = frozenset(
    {"government", "politics", "military", "judiciary", "public_body", "academia", "media", "ngo", "company"}
)
NEAR = 1_200
"""How many code points back a pronoun may look for its antecedent."""
TURN = 400
"""Within so many code points after a speaker's last mention, a pronoun goes on with that speaker."""
MAX_RECENT = 20
INITIAL = re.compile(r"([^\W\d_])\.\s?([^\W\d_][\w'’-]+)")
MIN_STEM = 3
KNOWN: tuple[Identity, ...] = ("named", "partial", "anonymous", "not_applicable", "unknown")
PERSONAL = frozenset({"person", "group", "unknown"})


@dataclass(slots=True)
class Member:
    """A source in the making: what its mentions, taken together, say."""

    says: Description
    mentions: dict[tuple[int, int], Mention] = field(default_factory=dict)
    last: int = 0


class People:
    """Joins descriptions to members. Members keep the order in which they were first cited."""

    def __init__(self, language: LanguageRule, pronouns: Mapping[str, Pronoun], spelling: Spelling) -> None:
        self.language = language
        self.pronouns = pronouns
        self.spelling = spelling
        self.members: list[Member] = []
        self._by_key: dict[str, int] = {}
        self._surnames: dict[str, list[int]] = {}
        self._endings = sorted({e.casefold() for e in (*language.genitive, *language.cut_endings)}, key=_longest_first)
        self._full: dict[str, dict[str, list[Description]]] = {}
        self._spots: list[tuple[int, str]] = []
        self._fitting: dict[str, list[tuple[int, Description]]] = {}
        self._recent: list[int] = []
        self._roles: dict[str, list[int]] = {}

    def hear(self, named: Iterable[Description]) -> None:
        """Take note of people named in full, cited or not: a lone surname elsewhere may be theirs."""
        for d in named:
            if d.name and not d.entity:
                stem = self._stem(d.name)
                self._full.setdefault(stem.split()[-1], {}).setdefault(stem, []).append(d)
                self._spots.append((d.span[0], stem))

    def add(self, d: Description) -> int | None:
        """Return the number of the member that the description belongs to, or None where it cannot be told."""
        if d.pronoun:
            told = (n for n in self._recent if d.span in self.members[n].mentions)  # one pronoun may have several cues
            number, kind = next(told, None), "pronoun"
            number = self._antecedent(d) if number is None else number
            number = self._only_one_named(d) if number is None else number
        else:
            d = self._spelled_out(d)
            number, kind = (
                self._same(d),
                ("name" if d.identity == "named" else "role" if d.role_word else "description"),
            )
        if number is None and d.pronoun:
            return None
        if number is None:
            d = self._in_full(d)
            number = self._by_key.get(self._key(d))
        if number is None:
            number = self._new(d)
        member = self.members[number]
        if not d.pronoun:
            member.says = _joined(member.says, d)
            self._index(number, member.says)
        mention = Mention(spans=(d.span,), exact=d.words, kind=kind)  # type: ignore[arg-type]
        member.mentions.setdefault(d.span, mention)
        member.last = max(member.last, d.span[1])
        self._recent = [number, *(n for n in self._recent if n != number)][:MAX_RECENT]
        return number

    def _spelled_out(self, d: Description) -> Description:
        """Give *В. Рогов* the one full name of that surname and initial that the article has."""
        found = INITIAL.fullmatch(d.name or "")
        if found is None or d.entity:
            return d
        known = self._full.get(self._bare(found[2]), {})
        fitting = [said[0].name for said in known.values() if said[0].name and said[0].name[0] == found[1]]
        return replace(d, name=fitting[0]) if len(fitting) == 1 else d

    def _in_full(self, d: Description) -> Description:
        """Give a lone surname the one full name that the article has for it."""
        if d.identity != "named" or d.entity or not d.name or d.kind not in PERSONAL:
            return d
        known = self._full.get(self._bare(d.name.split()[-1]), {})
        if len(d.name.split()) > 1 or len(known) != 1:
            return d
        full = min(next(iter(known.values())), key=lambda f: _base_form(f, d))
        return replace(
            d,
            name=full.name,
            kind="person",
            role=d.role or full.role,
            role_word=d.role_word or full.role_word,
            sector=d.sector if d.sector != "unknown" else full.sector,
            gender=d.gender or full.gender,
            public=d.public or full.public,
        )

    def _new(self, d: Description) -> int:
        self.members.append(Member(d))
        return len(self.members) - 1

    def _index(self, number: int, d: Description) -> None:
        self._by_key.setdefault(self._key(d), number)
        if d.role_word and number not in self._roles.setdefault(d.role_word, []):
            self._roles[d.role_word].append(number)
        if d.identity == "named" and d.kind in PERSONAL and not d.entity and d.name:
            known = self._surnames.setdefault(self._bare(d.name.split()[-1]), [])
            if number not in known:
                known.append(number)

    def _key(self, d: Description) -> str:
        if d.entity:
            return f"entity:{d.entity.id}"
        words = (d.name or d.words).casefold()
        if d.identity == "named":
            woman = self.language.gendered and d.gender == "f" and len(words.split()) > 1
            return f"named:{self._stem(words)}{':f' if woman else ''}"
        return f"{d.identity}:{words}"

    def _stem(self, name: str) -> str:
        return " ".join(self._bare(w) for w in name.split())

    def _bare(self, word: str) -> str:
        """Return a name's word without its ending: *Merkels* → *merkel*; *Babiše*, *Babišem* → *babiš*."""
        low = word.casefold().rstrip("'’")
        cut = next((e for e in self._endings if low.endswith(e) and len(low) - len(e) >= MIN_STEM), "")
        return low[: len(low) - len(cut)]

    def _same(self, d: Description) -> int | None:
        number = self._by_key.get(self._key(d))
        if number is not None:
            return number
        if d.identity == "named" and d.name and not d.entity:
            return self._by_surname(d)
        return self._by_role(d)

    def _by_surname(self, d: Description) -> int | None:
        """A lone surname is the one person of that surname; two people of one surname stay two."""
        assert d.name is not None
        words = d.name.split()
        known = self._surnames.get(self._bare(words[-1]), [])
        if len(words) == 1:
            return known[0] if len(known) == 1 else None
        longer = [n for n in known if len((self.members[n].says.name or "").split()) == 1]
        return longer[0] if len(longer) == 1 and len(known) == 1 else None

    def _by_role(self, d: Description) -> int | None:
        """*The minister* is the one minister cited so far, when the article says *the* and names but one."""
        if not (d.role_word and d.definite and d.affiliation is None):
            return None
        if len(d.words.split()) - len(d.role_word.split()) not in {0, 1}:  # with an article, or without any
            return None
        same = [n for word, members in self._roles.items() if _same_role(word, d.role_word) for n in members]
        return same[0] if len(same) == 1 and self.members[same[0]].says.identity == "named" else None

    def _antecedent(self, d: Description) -> int | None:
        """Return the one person cited shortly before whom the pronoun can mean; None where two could be meant."""
        pronoun = self.pronouns.get(d.pronoun or "")
        if pronoun is None or pronoun.person not in {"third", "possessor"}:
            return None
        recent = [(self.members[n].last, n) for n in self._recent if self._fits(pronoun, self.members[n].says)]
        near = [(last, n) for last, n in recent if 0 <= d.span[0] - last <= NEAR]
        if not near:
            return None
        last, number = max(near)
        if any(m.last > last and m.says.kind == "unknown" for m in (self.members[n] for n in self._recent)):
            return None  # "The accused denied it. He …": whoever that was spoke last
        rivals = [n for other, n in near if n != number and last - other < TURN]
        if d.span[0] - last > TURN and (rivals or len(near) > 1):
            return None
        return None if self._named_between(pronoun, last, d.span[0], number) else number

    def _only_one_named(self, d: Description) -> int | None:
        """Return the one person of that gender whom the text so far names in full, though nobody has cited them yet."""
        pronoun = self.pronouns.get(d.pronoun or "")
        if pronoun is None or pronoun.person not in {"third", "possessor"}:
            return None
        if any(self._fits(pronoun, m.says) for m in self.members):
            return None
        before = [person for place, person in self._first_who_fit(d.pronoun or "", pronoun) if place < d.span[0]]
        return self._new(before[0]) if len(before) == 1 else None

    def _first_who_fit(self, word: str, pronoun: Pronoun) -> list[tuple[int, Description]]:
        """Return the first two people named in full whom a pronoun fits, and where they are: a third tells no more."""
        if word not in self._fitting:
            found: dict[tuple[str, str], tuple[int, Description]] = {}
            for place, stem in self._spots:
                person = self._full[stem.split()[-1]][stem][0]
                if person.gender and self._fits(pronoun, person):
                    found.setdefault((stem.split()[0], stem.split()[-1]), (place, person))
                if len(found) > 1:
                    break
            self._fitting[word] = list(found.values())
        return self._fitting[word]

    def _named_between(self, pronoun: Pronoun, start: int, end: int, number: int) -> bool:
        """Return whether somebody else whom the pronoun could mean is named in full between two places."""
        own = self._stem(self.members[number].says.name or "").split()
        first = bisect_left(self._spots, (start, ""))
        for _, stem in islice(self._spots, first, bisect_left(self._spots, (end, ""))):
            other = self._full[stem.split()[-1]][stem][0].gender
            if stem.split()[-1:] + stem.split()[:1] != own[-1:] + own[:1] and other in {None, *pronoun.gender}:
                return True
        return False

    def _fits(self, pronoun: Pronoun, d: Description) -> bool:
        if d.kind == "person":
            agrees = d.gender in pronoun.gender or (d.gender is None and not self.language.gendered)
            return "singular" in pronoun.number and "n" not in pronoun.gender and agrees
        return d.kind == "group" and "plural" in pronoun.number

    def sources(self) -> tuple[Source, ...]:
        """Return the members as sources; ids follow the order of first citation."""
        keys = [self._public_key(m.says) for m in self.members]
        shared = {key for key, times in Counter(keys).items() if key and key.startswith(PERSON) and times > 1}
        return tuple(
            self._source(n, m, None if key in shared else key)
            for n, (m, key) in enumerate(zip(self.members, keys, strict=True), 1)
        )

    def _public_key(self, d: Description) -> str | None:
        """Return the key that merges a source across articles: entities, people in public roles; nobody by name alone.

        Two people of one article who share it are two, and neither can be told in another article.
        """
        if d.entity:
            return self._key(d)
        if d.identity != "named" or not d.name:
            return None
        if d.kind == "person":
            return self.spelling.key_of(d.name, self._bare) if _is_public(d) else None
        return self._key(d) if d.kind in {"organisation", "media", "agency"} else None

    def _source(self, n: int, m: Member, key: str | None) -> Source:
        d = m.says
        kind: SourceKind = d.kind
        mentions = tuple(m.mentions[s] for s in sorted(m.mentions))
        return Source(
            id=f"s{n}",
            key=key,
            name=d.name or d.words,
            identity=d.identity,
            kind=kind,
            sector=d.sector,
            role=d.role,
            role_label=d.role_word,
            affiliation=d.affiliation,
            domain=d.entity.domains[0] if d.entity and d.entity.domains else None,
            entity=d.entity.id if d.entity else None,
            mentions=mentions,
        )


def _same_role(a: str, b: str) -> bool:
    return a == b or a.endswith(b)


def _is_public(d: Description) -> bool:
    """Return whether somebody's role itself is one of public life: whoever works for a public body is private still."""
    return d.public and d.sector in PUBLIC_SECTORS


def _longest_first(ending: str) -> tuple[int, str]:
    return -len(ending), ending


def _base_form(full: Description, d: Description) -> tuple[bool, int]:
    """Of the forms in which a full name stands, prefer one that ends as the subject does, then the shortest."""
    name = full.name or ""
    return not (d.subject and name.split()[-1:] == (d.name or "").split()[-1:]), len(name)


def _fullness(d: Description) -> tuple[int, bool, int]:
    """More words say more; of as many, a subject stands in its base form, and endings lengthen a name."""
    name = d.name or ""
    return len(name.split()), d.subject, -len(name)


def _joined(old: Description, new: Description) -> Description:
    """Keep the fuller name and the better identity; fill what was not known."""
    if old is new:
        return old
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
        entity=old.entity or new.entity,
        subject=longer.subject,
        public=old.public or new.public,
    )
