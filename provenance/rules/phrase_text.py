"""The text of a phrase rule, read into variants: flat runs of literals, slots and gaps.

``the source of (the|this) article is … NAME|DOMAIN`` is written as people write it; ``( )`` may be left out, ``a|b`` is
either word, ``…`` a gap, NAME DOMAIN DATE NUMBER are slots, and a backslash makes the next character literal.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import pairwise, product
from typing import Any, Literal, NamedTuple

import re2  # type: ignore[import-untyped]

from provenance.rules.literals import required

SLOTS = frozenset({"NAME", "DOMAIN", "DATE", "NUMBER"})
MAX_VARIANTS = 64
MAX_GAPS = 3
_SPECIAL = re.compile(r"[()|…\\]|\b(?:NAME|DOMAIN|DATE|NUMBER)\b")
_TOKEN = re.compile(
    r"(?P<space>\s*)"
    r"(?:\\(?P<escaped>.)|(?P<mark>[()|…])|(?P<word>[:;!?,]|[^\s()|…\\:;!?,]+)|(?P<end>\\?\Z))",
    re.DOTALL,
)
NAMED = "<NAME>"
"""In a regex: a name or an address, in quotation marks or not, as the group ``name`` or ``domain``."""
_HOST = r"(?P<domain>(?:https?://)?(?:[\pL\d-]+\.)+\pL\pL+(?:/[^\s<>()]*)?)"
_NAME_WORD = r"(?-i:[\p{Lu}\d])(?:[\pL\d&+/!’'-]|\.[\pL\d])*"
_NAME_OR_HOST = rf"[\"'„“”«»‘’‚]?(?:{_HOST}|(?P<name>{_NAME_WORD}(?:\s(?:[\pL&]{{1,4}}\s)?{_NAME_WORD})*))"
_EDGE_BEFORE = re.compile(r"(\(\?[a-zA-Z]+\))?\\b")
_EDGE_AFTER = re.compile(r"(?<!\\)(?:\\\\){0,9}\\b\Z")
_APART = re.compile(r"([:;!?]|(?<= )[,.](?= |\Z))")
_SLOT = re.compile(r"(?<!\w)(NAME|DOMAIN|DATE|NUMBER)(?!\w)")
_LINE_STARTS, _LINE_ENDS = r"(?m:^)[^\pL\pN\n]*?", r"[^\pL\pN\n]*(?m:$)"
# Spellings of one character; each stands for one code point, so that offsets stay true.
_SAME = tuple(zip("’‘ʼ‐‑ςİı\u00a0\u202f", "'''--σii  ", strict=True))


MEMORY, SET_MEMORY = 1 << 23, 1 << 25
"""Bytes that a regex, and all that are tried together, may take."""
MOST_TOGETHER = 40


class PhraseTextError(ValueError):
    """A phrase text or regex that cannot be used."""


class Piece(NamedTuple):
    """A literal (already folded), a slot or a gap; ``glued`` when no space may stand before it."""

    kind: Literal["literal", "slot", "gap"]
    text: str = ""
    glued: bool = False


Variant = tuple[Piece, ...]
Run = list[Piece]


def fold(text: str) -> str:
    """Return the text in one case and one spelling of marks, as many code points long as it was."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    for odd, usual in () if lowered.isascii() else _SAME:
        lowered = lowered.replace(odd, usual)
    return lowered


def parse_text(text: str) -> tuple[Variant, ...]:
    """Return every variant of a phrase text, as written first. Raises PhraseTextError."""
    if not _SPECIAL.search(text):
        return (_spaced([Piece("literal", fold(" ".join(text.split())))]),)
    variants = dict.fromkeys(_joined(run) for run in _Reader(text).runs())
    for variant in variants:
        _check(variant)
    return tuple(variants)


class Regex:
    """A pattern, compiled when a text first holds its words, and whether it asks for a token edge on either side."""

    def __init__(self, body: str, placed: str, edge_before: bool, edge_after: bool) -> None:
        self._body = body
        self._placed = placed
        self.group = int(placed != body)
        """The group of ``placed`` that holds the pattern's own match: without the marks around it in its line."""
        self.edge_before = edge_before
        self.edge_after = edge_after
        self.words = required(body)
        """Lower-case words of which every match holds one; empty where that cannot be told."""

    @cached_property
    def compiled(self) -> Any:
        """The pattern. Raises PhraseTextError when re2 refuses it or it can match nothing at all."""
        return _compiled(self._body)

    @cached_property
    def placed(self) -> Any:
        """The pattern where it stands right in its line, or anywhere when its rule does not ask for that."""
        return self.compiled if self._placed == self._body else _compiled(self._placed)

    @cached_property
    def slots(self) -> tuple[tuple[str, int], ...]:
        """The slots that groups of the pattern fill, each with its group, in order."""
        named = sorted((group, name.upper()) for name, group in self.placed.groupindex.items())
        return tuple((name, group) for group, name in named if name in SLOTS)

    def occurs(self, text: bytes) -> bool:
        """Return whether the pattern is found in the text, given in UTF-8, where it stands right in its line."""
        if self._alone is None:
            return self.placed.search(text) is not None
        return self._alone.Match(text) is not None

    @cached_property
    def _alone(self) -> Any:
        # A set of one tells whether, and not where: in a fifth of the time, on the many texts that hold a word only.
        return _set_of([self], MEMORY)


class RegexSet:
    """Regexes that are tried on every text, all of them in one pass; compiled when the first text comes."""

    def __init__(self, regexes: Sequence[Regex]) -> None:
        self._regexes = regexes

    def found(self, text: bytes) -> Collection[Regex]:
        """Return the regexes that find something in the text, given in UTF-8, that stands right in its line."""
        if self._together is None:
            return [regex for regex in self._regexes if regex.occurs(text)]
        return [self._regexes[n] for n in self._together.Match(text) or ()]

    @cached_property
    def _together(self) -> Any:
        """The regexes as one, or None where that would be too large."""
        return _set_of(self._regexes, SET_MEMORY) if 0 < len(self._regexes) <= MOST_TOGETHER else None


def _set_of(regexes: Sequence[Regex], memory: int) -> Any:
    """Return regexes as one that tells which of them occur, or None where it would be too large."""
    together = re2.Set.SearchSet(_options(memory))
    for regex in regexes:
        together.Add(regex._placed)
    try:
        together.Compile()
    except re2.error:
        return None
    return together


def read_regex(pattern: str, fits: str = "anywhere") -> Regex:
    """Return the regex, to be compiled when it is needed.

    re2 knows word edges in ASCII only, so a ``\\b`` that opens or closes the pattern is taken out and asked of us.
    """
    pattern = pattern.replace(NAMED, _NAME_OR_HOST)
    opening = _EDGE_BEFORE.match(pattern)
    body = (opening[1] or "") + pattern[opening.end() :] if opening else pattern
    closing = _EDGE_AFTER.search(body)
    body = body[: -len(r"\b")] if closing else body
    before = _LINE_STARTS if fits in {"whole-line", "line-start"} else ""
    after = _LINE_ENDS if fits in {"whole-line", "line-end"} else ""
    placed = f"{before}({body}){after}" if before or after else body
    return Regex(body, placed, bool(opening), bool(closing))


def _compiled(pattern: str) -> Any:
    try:
        compiled = re2.compile(pattern, _options(MEMORY))
    except (re2.error, UnicodeError) as error:
        raise PhraseTextError(f"re2 refuses this regex: {_reason(error)}") from None
    if compiled.search("") is not None:
        raise PhraseTextError("this regex matches the empty text")
    return compiled


def _options(memory: int) -> Any:
    options = re2.Options()
    options.log_errors = False
    options.max_mem = memory
    return options


def _reason(error: Exception) -> str:
    reason = error.args[0] if error.args else error
    return reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)


class _Reader:
    """Reads a phrase text once, from left to right, as a sequence of choices."""

    def __init__(self, text: str) -> None:
        self.tokens = [m for m in _TOKEN.finditer(text) if m["end"] is None]
        self.at = 0

    def runs(self) -> list[Run]:
        """Return every run of pieces the text allows, what is written in full first."""
        return self._sequence(closing=False)

    def _sequence(self, closing: bool) -> list[Run]:
        choices: list[list[Run]] = []
        while self.at < len(self.tokens):
            token = self._next()
            if token["mark"] == ")":
                if not closing:
                    raise PhraseTextError("')' closes nothing; write '\\)' for the mark itself")
                return _combined(choices)
            choices.append(self._choice(token, closing))
        if closing:
            raise PhraseTextError("'(' is never closed; write '\\(' for the mark itself")
        return _combined(choices)

    def _choice(self, token: re.Match[str], inside: bool) -> list[Run]:
        if token["mark"] == "(":
            return self._optional(token, inside)
        runs = [self._atom(token, not token["space"])]
        while self.at < len(self.tokens) and self.tokens[self.at]["mark"] == "|":
            self._next()
            if self.at == len(self.tokens):
                raise PhraseTextError("'|' stands between two words")
            runs.append(self._atom(self._next(), not token["space"]))
        return runs

    def _optional(self, token: re.Match[str], inside: bool) -> list[Run]:
        if inside:
            raise PhraseTextError("'( )' inside '( )'; write several texts")
        runs = [run for run in self._sequence(closing=True) if run]
        glued = not token["space"]
        return [*([run[0]._replace(glued=glued), *run[1:]] for run in runs), []]

    def _atom(self, token: re.Match[str], glued: bool) -> Run:
        if token["mark"] == "…":
            return [Piece("gap", glued=glued)]
        if token["mark"]:
            raise PhraseTextError(f"'{token['mark']}' stands between two words")
        if token["escaped"]:
            return [Piece("literal", fold(token["escaped"]), glued)]
        pieces = (p for p in _SLOT.split(token["word"]) if p)
        return [
            Piece("slot", p, glued or at > 0) if p in SLOTS else Piece("literal", fold(p), glued or at > 0)
            for at, p in enumerate(pieces)
        ]

    def _next(self) -> re.Match[str]:
        self.at += 1
        return self.tokens[self.at - 1]


def _combined(choices: list[list[Run]]) -> list[Run]:
    total = 1
    for runs in choices:
        total = min(total * len(runs), MAX_VARIANTS + 1)
    if total > MAX_VARIANTS:
        raise PhraseTextError(f"more than {MAX_VARIANTS} variants; write several texts")
    return [[piece for run in combination for piece in run] for combination in product(*choices)]


def _joined(run: Run) -> Variant:
    joined: Run = [piece._replace(glued=False) for piece in run[:1]]
    for piece in run[1:]:
        last = joined[-1] if joined else None
        if last and piece.kind == last.kind == "literal":
            joined[-1] = last._replace(text=f"{last.text}{'' if piece.glued else ' '}{piece.text}")
        else:
            joined.append(piece)
    return _spaced(joined)


def _spaced(run: Run) -> Variant:
    """Take marks that may have a space before them out of their literals: "Foto: …" is also "Foto : …"."""
    if not any(piece.kind == "literal" and _APART.search(piece.text) for piece in run):
        return tuple(run)
    return tuple(part for piece in run for part in (_parts(piece) if piece.kind == "literal" else (piece,)))


def _parts(piece: Piece) -> Iterator[Piece]:
    for at, part in enumerate(_APART.split(piece.text)):
        if at % 2:
            yield Piece("literal", part)
        elif part.strip():
            yield Piece("literal", part.strip(), not part.startswith(" ") if at else piece.glued)


def _check(variant: Variant) -> None:
    kinds = [piece.kind for piece in variant]
    slots = [piece.text for piece in variant if piece.kind == "slot"]
    if "literal" not in kinds:
        raise PhraseTextError("needs words of its own, beside slots and gaps")
    if "gap" in {kinds[0], kinds[-1]} or ("gap", "gap") in pairwise(kinds):
        raise PhraseTextError("'…' stands between words")
    if kinds.count("gap") > MAX_GAPS:
        raise PhraseTextError(f"more than {MAX_GAPS} gaps")
    if len(set(slots)) < len(slots):
        raise PhraseTextError("each slot may stand once")
