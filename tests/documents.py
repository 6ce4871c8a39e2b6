"""Small files of the kinds that are no text: made here, byte by byte, so that tests can say what is in them."""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/></Types>"""
_RELATIONS = """<?xml version="1.0"?><Relationships
 xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target="{target}"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/></Relationships>"""
_STYLES = f"""<?xml version="1.0"?><w:styles xmlns:w="{WORD}">
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>"""
_CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>Account 7</dc:creator>
</cp:coreProperties>"""


def word(*paragraphs, title="", document=None, more=()):
    """A .docx; a paragraph is its text, or a pair of its style and its text."""
    body = "".join(_paragraph(p) for p in paragraphs)
    made = document or f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS.format(target="word/document.xml", kind="officeDocument"))
        archive.writestr("word/_rels/document.xml.rels", _RELATIONS.format(target="styles.xml", kind="styles"))
        archive.writestr("word/styles.xml", _STYLES)
        archive.writestr("word/document.xml", made)
        if title:
            archive.writestr("docProps/core.xml", _CORE.format(title=title))
        for name, data in more:
            archive.writestr(name, data)
    return out.getvalue()


def _paragraph(paragraph):
    style, text = paragraph if isinstance(paragraph, tuple) else ("", paragraph)
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{styled}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def lines(*shown):
    """What draws lines on a page: each a text, a place from the left and from below, and a size."""
    return "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET" for text, x, y, size in shown).encode("latin-1")


def pdf(*pages, title="", trailer=b"", packed=False):
    """A PDF with a page for each stream of operators."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for n, content in enumerate(pages):
        box = b"/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(b"<</Type/Page/Parent 2 0 R%s/Contents %d 0 R>>" % (box, 5 + 2 * n))
        objects.append(_stream(content, packed))
    if title:
        objects.append(b"<</Title(%s)/Author(Account 7)>>" % title.encode("latin-1"))
        trailer += b"/Info %d 0 R" % len(objects)
    return _file(objects, trailer)


def _stream(content, packed):
    data = zlib.compress(content, 9) if packed else content
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), b"/Filter/FlateDecode" if packed else b"", data)


def _file(objects, trailer):
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    end = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(out))
    return out + head + end


def forms(levels, times):
    """A PDF whose page draws a form that draws a form, each so many times: a bomb of few bytes."""
    box = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>"
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page, _stream(b"/X Do", False)]
    for level in range(levels):
        inner = b"%s/Resources<</XObject<</X %d 0 R>>>>" % (box, 6 + level)
        content = b"/X Do " * times
        objects.append(b"<<%s/Length %d>>stream\n%s\nendstream" % (inner, len(content), content))
    return _file(objects, b"")
