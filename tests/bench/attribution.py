"""Measure attribution on public gold: predictions, scores, and our time against a whitespace tokeniser.

    python tests/bench/attribution.py FOLDER [--split dev] [--out DIR] [--direct]

FOLDER holds ``*-SPLIT.jsonl`` gold files and their ``score.py``. The whole pipeline runs, from text to report; with
``--direct`` every paragraph is taken as body, which shows what parsing costs. A report has one form for a split
quotation; the adapter cuts or joins as each corpus does, and leaves out the cue classes it does not count.
"""

import argparse
import importlib
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from provenance import RuleBook, audit_text, load_rules
from provenance.attribute import attribute
from provenance.model.article import Article, Document
from provenance.model.values import Attribution, Segment, Spans
from provenance.rules.kinds import Frame

PEERS = {
    "en-polnear": {
        "BBC Citron, retrained": (58.2, 54.7, 70.7),
        "Gender Gap Tracker": (49.1, 45.5, 59.3),
        "textacy, by paragraph": (29.0, 28.3, 41.8),
        "quotes + nearest verb": (31.4, 18.5, 32.3),
        "one human against another": (79.6, 77.8, 83.4),
    },
    "de-wikinews": {"quotes + nearest verb": (27.5, 10.7, 15.9)},
}
"""Detection, source-linked and inventory F1 on dev, by the same script (figures of the bench's README)."""
SPLITS_QUOTES = frozenset({"de-wikinews"})
COUNTS_ATTITUDES = frozenset({"en-polnear"})
NESTS_NONE = frozenset({"en-polnear"})
"""Corpora that record no statement within a statement: not one of PolNeAR's 22,000 stands in another's content."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--split", default="dev")
    options.add_argument("--out", type=Path, help="write the predictions here")
    options.add_argument("--direct", action="store_true")
    given = options.parse_args()
    for row in measure(given.folder, given.split, load_rules(), given.out, given.direct):
        print(table(row))


def measure(
    folder: Path, split: str, book: RuleBook, out: Path | None = None, direct: bool = False
) -> Iterator[dict[str, Any]]:
    """Yield one row of figures a corpus: scores as fractions, seconds of CPU, documents."""
    sys.path.insert(0, str(folder))
    score = importlib.import_module("score").score
    for path in sorted(folder.glob(f"*-{split}.jsonl")):
        corpus = path.stem.removesuffix(f"-{split}")
        gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
        started = time.process_time()
        found = [(d, predict(d["text"], d["lang"], book, direct)) for d in gold]
        ours = time.process_time() - started
        started = time.process_time()
        for _ in range(20):
            for d in gold:
                d["text"].split()
        baseline = (time.process_time() - started) / 20
        predictions = [
            {"id": d["id"], "attributions": list(adapted(d["text"], here, corpus, book))} for d, here in found
        ]
        if out:
            out.mkdir(parents=True, exist_ok=True)
            lines = "".join(json.dumps(p, ensure_ascii=False) + "\n" for p in predictions)
            (out / f"{path.stem}.pred.jsonl").write_text(lines, encoding="utf-8")
        yield {
            "corpus": corpus,
            "split": split,
            "documents": len(gold),
            "seconds": ours,
            "split_seconds": baseline,
            "score": score(gold, predictions),
        }


def predict(text: str, language: str, book: RuleBook, direct: bool) -> tuple[Attribution, ...]:
    """Return the attributions of a text in a known language."""
    if not direct:
        return audit_text(text, hints={"language": language}, rulebook=book).attributions
    return attribute(as_article(text, language), book).attributions


def as_article(text: str, language: str) -> Article:
    """Return an article of which every line that holds words is a paragraph."""
    segments, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            segments.append(
                Segment(
                    start=at,
                    end=at + len(line),
                    group="body",
                    label="paragraph",
                    rule="given",
                    confidence="high",
                    language=language,
                )
            )
        at += len(line)
    document = Document(text=text, sha256="", media_type="text/plain", encoding="utf-8")
    return Article(document, text, tuple(segments), language=language, language_status="given")


def adapted(text: str, attributions: Iterable[Attribution], corpus: str, book: RuleBook) -> Iterator[dict[str, Any]]:
    """Yield the attributions as the corpus cuts and counts them."""
    for a in attributions:
        if a.cue_class in {"attitude", "intent"} and corpus not in COUNTS_ATTITUDES:
            continue
        if a.parent and corpus in NESTS_NONE:
            continue
        for content in _cut(text, a, book) if corpus in SPLITS_QUOTES else [a.content_spans]:
            if content:
                yield {"source": a.source_spans, "cue": a.cue_spans, "content": content, "type": a.form, "rule": a.rule}


def _cut(text: str, a: Attribution, book: RuleBook) -> list[Spans]:
    """Return the contents as German Wikinews marks them.

    Each quotation stands apart, that inside an indirect statement as one of its own besides. A speech act that is only
    told of is one stretch with its speaker and verb ("Der Konzern wies die Vorwürfe zurück"); where it quotes
    ("nannte den Plan „verfehlt“"), the quotation alone is marked.
    """
    if a.form == "direct":
        return [(s,) for s in a.content_spans]
    frame = book.get(a.rule)
    told = a.form == "reported" or (isinstance(frame, Frame) and frame.gives.form == "reported")
    quoted: list[Spans] = [(q,) for s in a.content_spans for q in _quoted(text, s)]
    if told:
        return quoted or [_whole(a)]
    return [a.content_spans, *(quoted if a.form in {"mixed", "free_indirect"} else [])]


def _whole(a: Attribution) -> Spans:
    spans = [*a.source_spans, *a.cue_spans, *a.content_spans]
    return ((min(s for s, _ in spans), max(e for _, e in spans)),) if a.content_spans else ()


QUOTED = re.compile('„[^„“”"]+[“”"]|"[^"]+"|»[^«»]+«|“[^“”]+”|,,[^"\']+(?:\'\'|")')


def _quoted(text: str, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the quotations that stand in a stretch of text, but for names („Ärzte ohne Grenzen“)."""
    for m in QUOTED.finditer(text, span[0], min(span[1] + 1, len(text))):
        words = re.findall(r"\w+", m[0])
        named = len(words) <= 4 and (all(w[0].isupper() for w in words) or _noun_before(text, m.start()))
        if not (named and words[0][0].isupper()):
            yield m.span()


def _noun_before(text: str, at: int) -> bool:
    before = text[max(0, at - 40) : at].split()
    return bool(before) and before[-1][0].isupper()


def table(row: dict[str, Any]) -> str:
    """Return the figures of one corpus beside its peers', as text."""
    s = row["score"]
    lines = [
        f"{row['corpus']} {row['split']}, {row['documents']} documents",
        f"{'':28}{'detection':>10}{'linked':>8}{'inventory':>11}",
    ]
    ours = [s["detection"]["strict"], s["linked"]["strict"], s["inventory"]]
    for name, figures in {"provenance, F1": [v["f1"] * 100 for v in ours]}.items():
        lines.append(_line(name, figures))
    lines.append(_line("  precision", [v["p"] * 100 for v in ours]))
    lines.append(_line("  recall", [v["r"] * 100 for v in ours]))
    if row["split"] == "dev":
        lines += [_line(name, figures) for name, figures in PEERS.get(row["corpus"], {}).items()]
    rate, ratio = row["documents"] / row["seconds"], row["seconds"] / max(row["split_seconds"], 1e-9)
    lines.append(f"{rate:.0f} documents a CPU second; {ratio:.0f} times a whitespace tokeniser in the same run")
    return "\n".join(lines) + "\n"


def _line(name: str, figures: Iterable[float]) -> str:
    a, b, c = figures
    return f"{name:28}{a:10.1f}{b:8.1f}{c:11.1f}"


if __name__ == "__main__":
    main()
