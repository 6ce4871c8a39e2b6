"""A name as a notice has it, and the shorter ways it may be read: without brackets, dates and endings."""

import re
from collections.abc import Iterator

_EDGES = " \t\n\r\u00a0,.;:()[]{}<>«»„“”\"'|/*_–—-"
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]?\s*$")
_ENDING = re.compile(r"['’][^\W\dA-Z_]{1,6}$")


def trimmed_name(text: str) -> str:
    """Return the words without marks at their edges; a bracket that the name opens stays closed: "Radio Haven (RH)"."""
    name = " ".join(text.strip(_EDGES).split())
    if name.count("(") > name.count(")"):
        closes = f"{name})" in " ".join(text.split())
        return f"{name})" if closes else name[: name.rindex("(")].rstrip(_EDGES)
    return name


def readings(name: str) -> Iterator[str]:
    """Yield the name and what it may be short of: "Radio Haven (RH)" is "Radio Haven", and "RH"."""
    yield name
    bracket = _BRACKETS.search(name)
    if bracket and bracket.start():
        yield name[: bracket.start()]
        yield bracket[1].strip()
    plain = without_tail(name)
    if plain != name:
        yield plain


def without_tail(name: str) -> str:
    """Return the name without a date behind it ("Hafenpost vom 3. Mai") and without an ending ("Liman Postası'nda")."""
    words = name.split(" ")
    for at in range(2, len(words)):
        if words[at][:1].isdigit() and words[at - 1].islower():
            name = " ".join(words[: at - 1])
            break
    return _ENDING.sub("", name)
