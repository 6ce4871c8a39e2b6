"""What news agencies send: NewsML-G2, NITF, NewsML 1 and ninjs, their words as a page and their metadata as claims."""

import json

import pytest

import provenance
from provenance.ingest import Unreadable, read_document

FIRST = "TARN, 3 May - The harbour of Tarn will close for two winters, the mayor Ida Holm said on Monday evening."
SECOND = "Fishermen would lose their berths for a year, according to the port; nobody in town was surprised."

G2 = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2024-05-03T10:00:00Z</sent></header><itemSet>
<newsItem guid="urn:newsml:example:1" version="2" standard="NewsML-G2" conformance="power">
 <rightsInfo><copyrightHolder literal="Example Wire"/><usageTerms>Embargoed</usageTerms></rightsInfo>
 <itemMeta><itemClass qcode="ninat:text"/><provider literal="Reuters"/>
  <versionCreated>2024-05-03T09:30:00Z</versionCreated>
  <firstCreated>2024-05-03T08:00:00Z</firstCreated><embargoed>2024-05-04T00:00:00Z</embargoed></itemMeta>
 <contentMeta><contentCreated>2024-05-03T07:45:00Z</contentCreated><creditline>Reuters</creditline><by>By Mara Lund</by>
  <language tag="en"/><headline>Harbour to close</headline><slugline>HARBOUR</slugline></contentMeta>
 <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
  <head><title>not shown</title></head><body><p>{FIRST}</p>
  <p>{SECOND}<br/>See <a href="https://port.example/">the port</a>.</p>
  <script>alert(1)</script></body></html></inlineXML></contentSet>
</newsItem>
<newsItem guid="urn:newsml:example:2"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta>
 <contentSet><remoteContent href="a.jpg"/></contentSet></newsItem>
</itemSet></newsMessage>"""

NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf><head><title>Harbour to close</title><docdata><date.issue norm="20240503T074500+0200"/>
<doc.copyright holder="Agence France-Presse"/></docdata><pubdata name="Hafenpost" date.publication="20240504"/></head>
<body><body.head><hedline><hl1>Harbour to close</hl1><hl2>Two winters</hl2></hedline>
<byline>By <person>Mara Lund</person></byline><distributor><org>Agence France-Presse</org></distributor></body.head>
<body.content><block><p>{FIRST}</p><p>{SECOND}&nbsp;So it is &amp; stays &lt;b&gt;.</p>
<media media-type="image"><media-reference source="a.jpg"/>
<media-caption>The quay in spring</media-caption></media></block>
</body.content><body.end><tagline>afp/lm</tagline></body.end></body></nitf>"""

NEWSML_1 = f"""<NewsML><NewsEnvelope/><NewsItem>
<NewsManagement><FirstCreated>20240503T074500Z</FirstCreated></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Harbour to close</HeadLine>
<ByLine>Mara Lund</ByLine><CreditLine>dpa</CreditLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="dpa"/></Provider></AdministrativeMetadata>
<ContentItem><DataContent><p>{FIRST}</p><p>{SECOND}</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"""

NINJS_1 = {
    "uri": "http://example.org/1", "type": "text", "pubstatus": "usable", "versioncreated": "2024-05-03T09:30:00Z",
    "headline": "Harbour to close", "byline": "By Mara Lund", "language": "en", "located": "Tarn",
    "embargoed": "2024-05-04", "copyrightholder": "Reuters",
    "body_xhtml": f"<p>{FIRST}</p><p>{SECOND}</p>", "body_text": f"{FIRST}\n{SECOND}",
    "associations": {"picture": {"type": "picture", "headline": "The quay"}},
}  # fmt: skip
NINJS_3 = {
    "uri": "http://example.org/1", "standard": {"name": "ninjs", "version": "3.0"}, "type": "text",
    "contentcreated": "2024-05-03T07:45:00Z", "versioncreated": "2024-05-03T09:30:00Z",
    "by": "Mara Lund", "language": "en",
    "headlines": [{"role": "short", "value": "Tarn"}, {"role": "main", "value": "Harbour to close"}],
    "infosources": [{"name": "Reuters"}],
    "bodies": [{"role": "main", "contenttype": "text/plain", "value": f"{FIRST}\n{SECOND}"},
               {"role": "main", "contenttype": "text/html", "value": f"<p>{FIRST}</p><p>{SECOND}</p>"}],
}  # fmt: skip
ALL = {"G2": G2, "NITF": NITF, "NewsML 1": NEWSML_1, "ninjs 1": json.dumps(NINJS_1), "ninjs 3": json.dumps(NINJS_3)}
AGENCIES = {
    "G2": "Reuters",
    "NITF": "Agence France-Presse",
    "NewsML 1": "dpa",
    "ninjs 1": "Reuters",
    "ninjs 3": "Reuters",
}


def audited(text):
    return provenance.audit_text(text, {"language": "en"})


@pytest.fixture(scope="module")
def reports():
    return {name: audited(text) for name, text in ALL.items()}


def claims(report, field):
    return [claim.value for claim in report.metadata.claims if claim.field == field]


@pytest.mark.parametrize("name", ALL)
def test_every_paragraph_is_body_under_its_headline(reports, name):
    report = reports[name]
    body = [report.text[s.start : s.end].strip() for s in report.segments if s.group == "body"]
    assert "Harbour to close" in body
    assert any(FIRST.removeprefix("TARN, 3 May - ") in text for text in body)
    assert any(text.startswith(SECOND) for text in body)
    assert report.metadata.title == "Harbour to close"
    assert "Ida Holm" in [s.name for s in report.sources]


@pytest.mark.parametrize("name", ALL)
def test_metadata_are_claims_and_the_embargo_is_none(reports, name):
    metadata = reports[name].metadata
    assert [author.name for author in metadata.authors] == ["Mara Lund"]
    assert metadata.date.startswith("2024-05-03")
    assert not [claim for claim in metadata.claims if "2024-05-04" in claim.value or "Embargoed" in claim.value]


@pytest.mark.parametrize("name", ALL)
def test_who_delivered_it_is_an_origin(reports, name):
    found = [o for o in reports[name].origins if o.relation == "agency_credit"]
    assert found
    assert {o.entity for o in found} == {audited(f"By Mara Lund\n\n{SECOND} ({AGENCIES[name]})\n").origins[0].entity}


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("G2", "application/vnd.iptc.g2.newsitem+xml"),
        ("NITF", "application/nitf+xml"),
        ("NewsML 1", "application/vnd.iptc.g2.newsitem+xml"),
        ("ninjs 3", "application/json"),
    ],
)
def test_what_it_was_is_told_from_its_words(reports, name, media_type):
    assert reports[name].document.media_type == media_type
    assert reports[name].document.transform == "rendered"


def test_the_date_of_issue_keeps_its_zone(reports):
    assert claims(reports["NITF"], "date")[0] == "2024-05-03T07:45:00+02:00"


def test_captions_entities_and_marks_keep_their_words(reports):
    text = reports["NITF"].text
    assert "The quay in spring" in text
    assert "So it is & stays <b>." in text
    assert "alert(1)" not in reports["G2"].text


def test_the_address_of_a_link_is_kept(reports):
    assert [link.href for link in reports["G2"].links] == ["https://port.example/"]


def test_the_main_headline_and_the_marked_up_rendition_are_read(reports):
    assert claims(reports["ninjs 3"], "title")[0] == "Harbour to close"
    assert reports["ninjs 3"].text.count(SECOND) == 1


def test_utf_16_says_so_in_vain():
    report = provenance.audit_bytes(G2.replace("UTF-8", "UTF-16").encode("utf-16"), {"language": "en"})
    assert report.metadata.title == "Harbour to close"


def test_several_articles_in_one_file_are_asked_for_one_by_one():
    item = G2[G2.index("<newsItem") : G2.index("</newsItem>") + len("</newsItem>")]
    with pytest.raises(Unreadable, match="2 articles as NewsML"):
        read_document(G2.replace("<itemSet>", f"<itemSet>{item}").encode())


def test_an_item_of_pictures_holds_no_article():
    with pytest.raises(Unreadable, match="NewsML without an article's text"):
        read_document(b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentSet/></newsItem>')


# -- hostile ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body><p>&x;</p></body></nitf>',
        '<!DOCTYPE nitf [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]><nitf><body><p>so</p></body></nitf>',
        "<!DOCTYPE nitf ["
        + '<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
        + "]><nitf><body><p>&i;</p></body></nitf>",
        "<nitf><body>" + "<p>" * 5_000,
        "<nitf><body><p>unfinished",
        "<nitf>" + "<block>" * 300 + "</block>" * 300 + "</nitf>",
    ],
    ids=["a file", "an address", "entities that breed", "deep", "unfinished", "too deep"],
)
def test_hostile_xml_is_one_line(text):
    with pytest.raises(Unreadable, match="XML that") as told:
        read_document(text.encode())
    assert "\n" not in str(told.value)


def test_an_unknown_entity_is_left_as_it_stands_and_nothing_behind_it_is_lost():
    report = audited(NITF.replace("So it is", "So &house; it is"))
    assert "So &house; it is" in report.text


def test_an_external_definition_is_not_fetched():
    page = NITF.replace("nitf-3-6.dtd", "http://127.0.0.1:9/nitf.dtd")
    assert audited(page).metadata.title == "Harbour to close"


@pytest.mark.parametrize("value", [None, 7, [], {}, [1, None], {"value": {}}, [{"value": 3}], [[["x"]]]])
@pytest.mark.parametrize("key", ["headlines", "by", "infosources", "versioncreated", "creditline", "language"])
def test_a_field_of_another_type_is_passed_over(key, value):
    assert audited(json.dumps({**NINJS_3, key: value})).text


@pytest.mark.parametrize("value", [None, 7, [], {}, [{"value": 3}]])
def test_a_body_of_another_type_is_no_article(value):
    with pytest.raises(Unreadable):
        read_document(json.dumps({**NINJS_3, "bodies": value}).encode())


def test_a_page_that_speaks_of_nitf_is_a_page():
    page = f"<!doctype html><html><body><h1>About &lt;nitf&gt;</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    assert audited(page).document.media_type == "text/html"
