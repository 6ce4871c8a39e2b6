"""Plain values about rules, for listing and showing them."""

import json
from collections import Counter
from typing import Any, NamedTuple

from provenance.rules.book import RuleBook
from provenance.rules.draft import kind_of
from provenance.rules.faults import nearest, shown
from provenance.rules.rule import Rule


class Summary(NamedTuple):
    """One rule in a list. ``place`` is ``file:line`` in its layer's folder, ``off`` why it is switched off."""

    kind: str
    id: str
    place: str
    items: int
    match: int
    ok: int
    todo: int
    off: str | None


_ITEMS = ("forms", "patterns", "text", "regex", "aliases", "function_words", "texts", "signals")


def summaries(book: RuleBook, kind: str | None = None, prefix: str = "") -> list[Summary]:
    """Return every rule of the book, of one kind or below an id prefix where given, in order; those off too."""
    found = (summary(rule) for rule in book)
    return [s for s in found if kind in {None, s.kind} and _below(s.id, prefix)]


def summary(rule: Rule) -> Summary:
    """Return one rule in short."""
    proofs = Counter(name for e in rule.examples for name in ("match", "ok", "todo") if getattr(e, name) is not None)
    items = sum(_size(getattr(rule, name, ())) for name in _ITEMS)
    place = f"{rule.file}:{rule.line}"
    return Summary(kind_of(rule), rule.id, place, items, proofs["match"], proofs["ok"], proofs["todo"], rule.off)


def show(book: RuleBook, rule_id: str) -> str:
    """Return a rule as the YAML one would write, after a line with its place. Raises KeyError, with the nearest id."""
    rule = book.get(rule_id)
    if rule is None:
        raise KeyError(f"there is no rule {shown(rule_id)}{nearest(rule_id, [r.id for r in book])}")
    plain = rule.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"id", "file", "line"})
    lines = [f"# {rule.file}:{rule.line}", f"- {kind_of(rule)}: {rule.id}"]
    for key, value in plain.items():
        lines += _entry(key, value)
    return "\n".join(lines) + "\n"


def _entry(key: str, value: Any) -> list[str]:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [f"  {key}:", *(f"    - {_flow(item)}" for item in value)]
    if isinstance(value, dict) and key in {"aliases", "function_words", "features", "texts", "signals"}:
        return [f"  {key}:", *(f"    {_flow(name)}: {_flow(item)}" for name, item in value.items())]
    return [f"  {key}: {_flow(value)}"]


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flow(k)}: {_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = value if isinstance(value, str) else str(value)
    return text if _bare(text) else json.dumps(text, ensure_ascii=False)


def _bare(text: str) -> bool:
    """Whether YAML reads the text unquoted, in a flow list too, as it stands."""
    plain = all(c.isalnum() or c in " _-.'’–…/()+|" for c in text)
    return plain and text[:1].isalnum() and text == text.strip()


def _size(value: Any) -> int:
    if isinstance(value, dict):
        return sum(len(v) if isinstance(v, tuple) else 1 for v in value.values())
    return len(value)


def _below(rule_id: str, prefix: str) -> bool:
    return not prefix or rule_id == prefix or rule_id.startswith(f"{prefix.rstrip('.')}.")
