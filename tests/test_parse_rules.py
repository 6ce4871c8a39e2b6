"""What a user's block rule may ask for, and where it holds."""

from pathlib import Path

import pytest
from parsing import label_of

from provenance.api import builtin_rulebook
from provenance.ingest import read_document
from provenance.parse import parse
from provenance.parse.blocks.block import FEATURES, REGION_FEATURES, Block, Wording
from provenance.parse.blocks.settings import SETTINGS
from provenance.rules.checks import BLOCK_FEATURES
from provenance.rules.load import load_rules

SENTENCE = "The council closed the old bridge on Monday, because its piers had given way in the flood, the mayor said."
PAGE = f"""<html><head><title>Bridge closed</title><link rel="canonical" href="https://www.harbour.example/1"></head>
<body><article><h1>Bridge closed</h1><p>{SENTENCE}</p><p class="factbox">{SENTENCE} It will stay closed.</p>
<p>{SENTENCE} Nobody was hurt.</p>
<p>{SENTENCE} So it goes.</p><p>{SENTENCE} More will follow.</p></article></body></html>"""
RULE = """- block: layout.my-fact-box
  why: "The outlet's fact boxes stand in elements of this class."
  tokens: [factbox]
  site: [{site}]
  label: related
  confidence: high
"""


def test_the_features_a_rule_may_bound_are_those_the_parser_measures() -> None:
    assert BLOCK_FEATURES == FEATURES | REGION_FEATURES | SETTINGS


@pytest.mark.parametrize(("site", "label"), [("harbour.example", "related"), ("elsewhere.example", "paragraph")])
def test_a_sites_rule_holds_on_that_site_only(tmp_path: Path, site: str, label: str) -> None:
    (tmp_path / "site.yaml").write_text(RULE.format(site=site), encoding="utf-8")
    article = parse(read_document(PAGE.encode()), load_rules(tmp_path))
    words = f"{SENTENCE} It will stay closed."
    assert [s.label for s in article.segments if article.text[s.start : s.end].strip() == words] == [label]


def test_text_that_only_a_script_would_show_is_read_where_the_page_shows_none() -> None:
    body = "".join(f"<p>{SENTENCE} {n}</p>" for n in ("One.", "Two.", "Three."))
    page = f"<html><body><h1>Bridge closed</h1><div style='display:none'>{body}</div></body></html>"
    article = parse(read_document(page.encode()), builtin_rulebook())
    assert label_of(article, SENTENCE) == "paragraph"


ONLY_DUTCH = """- phrase: any.only-dutch
  text: [topics of the harbour today]
  match: whole-line
  where: {language: [nl]}
  label: tags
  confidence: high
"""


@pytest.mark.parametrize(("code", "holds"), [("nl", True), ("en", False)])
def test_a_phrase_for_one_language_holds_in_articles_of_that_language_only(
    tmp_path: Path, code: str, holds: bool
) -> None:
    rule = ONLY_DUTCH
    mark = rule.replace("label: tags", "mark: desk").replace("only-dutch", "only-dutch-mark")
    (tmp_path / "dutch.yaml").write_text(rule + mark, encoding="utf-8")
    text = "\n\n".join(["Bridge closed", *[SENTENCE] * 4, "Topics of the harbour today"])
    article = parse(read_document(text.encode(), {"language": code}), load_rules(tmp_path))
    assert (article.segments[-1].rule == "any.only-dutch") is holds
    assert ("desk" in {m.label for m in article.marks}) is holds


def test_what_is_measured_of_a_text_alone_ends_its_block_in_the_same_order() -> None:
    assert Block._fields[-len(Wording._fields) :] == Wording._fields
