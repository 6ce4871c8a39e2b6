"""A document laid out: its blocks, its notices, and where its body lies."""

from typing import NamedTuple

from provenance.model.article import Document
from provenance.parse.blocks.block import Layout
from provenance.parse.blocks.block_rules import BlockRules
from provenance.parse.blocks.claimed import claimed_of, with_part
from provenance.parse.blocks.features import Claimed, measured, rendered
from provenance.parse.blocks.plain import pieces_of
from provenance.parse.blocks.scoring import Judge
from provenance.parse.blocks.settings import Settings
from provenance.parse.body.cohesion import Speaks
from provenance.parse.body.region import Region, find_region
from provenance.parse.body.run import find_run
from provenance.parse.body.second_opinion import second_opinion, unsure
from provenance.parse.labelling.phrases import Noticed, notices_in
from provenance.parse.labelling.threads import Signs, with_remarks
from provenance.parse.line.stopwords import function_words
from provenance.parse.tree.page import Page
from provenance.parse.tree.site import page_host
from provenance.parse.tree.walk import read_page
from provenance.rules.book import RuleBook


class View(NamedTuple):
    """A document laid out, and where its body lies."""

    page: Page | None
    layout: Layout
    region: Region
    judge: Judge
    noticed: Noticed
    signs: Signs
    """What the notices say of comments."""


def read_view(document: Document, book: RuleBook) -> View:
    """Return the document laid out; a page that shows hardly any text is read with what its scripts would show."""
    if not document.is_markup:
        return _plain_view(document, book)
    view = _page_view(document, book, unveiled=False)
    settings = Settings.of(book)
    if view.region.worth >= settings.unsure or (view.page and view.page.gathered):
        return view
    other = _page_view(document, book, unveiled=True)
    return other if other.region.worth >= max(settings.unsure, 2 * view.region.worth) else view


def _plain_view(document: Document, book: RuleBook) -> View:
    pieces = pieces_of(document.text)
    titles = [
        *(s.value for s in document.stated if s.field == "title"),
        *(t for p in pieces[:1] for t in with_part(p.text)),
    ]
    layout = measured(document.text, pieces, book, Claimed(titles), is_page=False)
    noticed = notices_in(layout, document.hints, book)
    settings = Settings.of(book)
    layout = noticed.marked(layout)
    signs = Signs.of(noticed, layout.blocks)
    layout = with_remarks(layout, signs, settings)
    judge = Judge(BlockRules.of(book), page_host(document, None))
    speaks = Speaks(settings, function_words(book), signs.heads | signs.asks)
    return View(None, layout, find_run(layout, judge, speaks), judge, noticed, signs)


def _page_view(document: Document, book: RuleBook, unveiled: bool) -> View:
    """Return the page laid out and its body's region; where our judge is unsure another is heard."""
    rules, settings = BlockRules.of(book), Settings.of(book)
    page = read_page(document.text, rules.vocabulary, unveiled)
    text, pieces = rendered(page.blocks)
    layout = measured(text, pieces, book, claimed_of(document, page), is_page=True)
    noticed = notices_in(layout, document.hints, book)
    layout = noticed.marked(layout)
    signs = Signs.of(noticed, layout.blocks)
    layout = with_remarks(layout, signs, settings)
    judge = Judge(rules, page_host(document, page))
    region = find_region(layout, judge, settings)
    if unsure(region, settings):
        vouched = second_opinion(document.text, page.depth, layout.blocks, settings)
        region = find_region(layout, judge, settings, vouched) if vouched else region
    return View(page, layout, region, judge, noticed, signs)
