"""What is said last: rules that ask what label a block has got, what its neighbours have, and who signed the text."""

import re
from collections.abc import Iterator, Sequence

from provenance.model.values import Label
from provenance.parse.blocks.block import Block, Signature
from provenance.parse.blocks.checks import Check
from provenance.parse.blocks.scoring import UNSIGNED, Standing
from provenance.parse.body.outline import Outline
from provenance.parse.labelling.reading import View
from provenance.parse.line.authors import looks_like_a_person, names_in
from provenance.parse.line.wording import WORD
from provenance.rules.book import RuleBook

OPENING = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*\s){2,5}(?:\([^()]{2,40}\),?\s)?[^\W\d_A-Z]")
"""Two words in capitals and more, then one that begins small: Ann van der Fields is …"""
LONGEST_BIO, LONGEST_BYLINE = 150, 14
AT_THE_END = 1
"""Paragraphs above the last one in which an author may be spoken of."""


def amended(
    view: View, stands: Standing, outline: Outline, labels: Sequence[Label], book: RuleBook
) -> Iterator[tuple[int, Check]]:
    """Yield the blocks that get another label, each with the rule that says so: asked upwards, and where that changed
    the block above once more downwards; the title stays.
    """
    judge, blocks, regions = view.judge, view.layout.blocks, view.region.tokens
    now, changed = ["", *labels, ""], set[int]()
    asked = [i for i, label in enumerate(labels) if judge.amends(label) and i != outline.title]
    names = _signatures(blocks, labels, book)
    for n, i in enumerate((*reversed(asked), *asked)):
        if (n >= len(asked) and i - 1 not in changed) or not judge.amends(now[i + 1]):
            continue
        able = judge.amending(now[i + 1], blocks[i], stands.unsigned[i], (now[i], now[i + 2]))
        if not able:
            continue
        near = stands.places[i].before_last <= AT_THE_END and blocks[i].words <= LONGEST_BIO
        able = judge.signed(able, _signature(blocks[i], names) if near else UNSIGNED)
        check = judge.first(able, blocks[i], regions[i])
        if check is not None and check.rule.label is not None:
            now[i + 1] = check.rule.label
            changed.add(i)
            yield i, check


def _signatures(blocks: Sequence[Block], labels: Sequence[Label], book: RuleBook) -> list[frozenset[str]]:
    """Return the people whom bylines name, each as the words of the name in lower case."""
    lines = (b.text for b, label in zip(blocks, labels, strict=True) if label == "byline" and b.words <= LONGEST_BYLINE)
    names = (n for line in lines for n in names_in(line, book) if looks_like_a_person(n, book))
    return [frozenset(WORD.findall(n.lower())) for n in dict.fromkeys(names)]


def _signature(block: Block, names: Sequence[frozenset[str]]) -> Signature:
    return Signature(_names_one(block, names), OPENING.match(block.text) is not None)


def _names_one(block: Block, names: Sequence[frozenset[str]]) -> bool:
    """Return whether a block names an author whom the page claims or a byline names."""
    words = frozenset(block.terms)
    return block.author_match >= 1 or any(n <= words for n in names)
