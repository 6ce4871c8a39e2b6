"""Bodies whose initials stand in brackets behind their name: *Instituto Nacional de Estatística* **(INE)**."""

from collections.abc import Iterator
from dataclasses import replace

from provenance.attribute.mentions.describe import Describer
from provenance.attribute.mentions.description import Description
from provenance.attribute.words.nouns import NounPhrase
from provenance.registry import all_aliases

MAX_NAME = 14
MIN_CAPITALS = 2
KINDS = frozenset({"organisation", "media", "agency"})


def initials(describer: Describer) -> Iterator[tuple[str, Description]]:
    """Yield the short form in brackets behind each body's name, and what the name says of the body."""
    raw = describer.t.raw
    for k in range(1, len(raw) - 2):
        if raw[k] == "(" and raw[k + 2] == ")" and _is_short(raw[k + 1]):
            found = _named_before(describer, k)
            if found:
                yield raw[k + 1], _known_as(describer, found, k + 1)


def _is_short(word: str) -> bool:
    return word.isalpha() and sum(c.isupper() for c in word) >= MIN_CAPITALS


def _named_before(describer: Describer, end: int) -> Description | None:
    """Return the longest body's name that ends before the bracket and begins as its short form does."""
    t, found = describer.t, None
    for j in range(end - 1, max(-1, end - MAX_NAME - 1), -1):
        if not t.raw[j][0].isalnum():
            break
        if t.raw[j][0] != t.raw[end + 1][0]:
            continue
        phrase = describer.s.right(j, end)
        if phrase and phrase.head_end == end:
            said = describer.describe(NounPhrase(j, end, end, end))
            found = said if said.kind in KINDS and not said.role_word else found
    return found


def _known_as(describer: Describer, said: Description, k: int) -> Description:
    """Return the body as the entity that its short form names, where one of that entity's names begins as this one."""
    hit = describer.names.get(describer.t.at[k][0])
    if said.entity or hit is None:
        return said
    first = said.words.split()[0].casefold()
    same = any(alias.split()[0].casefold() == first for alias in all_aliases(hit.entity) if " " in alias)
    return replace(describer.as_entity(said, hit), name=said.name) if same else said
