"""ALTO 4: a page's lines with their boxes, and to which article each block belongs.

Schema: https://www.loc.gov/standards/alto/v4/alto-4-4.xsd. A block names its article by a structure
tag (``TAGREFS``); the order of the blocks is the reading order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from lxml import etree

from document.article import Article
from document.geometry import Box
from document.page import LineShape, PageRecord, Region, RegionKind, TextLine

NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#"
_SCHEMA = f"{NAMESPACE} https://www.loc.gov/standards/alto/v4/alto-4-4.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_VERSION = "4.4"


def block_id(region: Region) -> str:
    """The id of a region's block; METS points to it."""
    return f"B_{region.id}"


def alto_page(
    page: PageRecord,
    articles: Sequence[Article],
    clean: Callable[[str], str] = str.strip,
    number: int = 1,
) -> bytes:
    """A page as ALTO, UTF-8 with declaration.

    Args:
        page: the record of the page; boxes are pixels of its scan.
        articles: of the issue; those with a part on the page tag its blocks.
        clean: what a line as read becomes in ``CONTENT``.
        number: place of the page in the issue, counted from 1.
    """
    alto = etree.Element(f"{{{NAMESPACE}}}alto", nsmap={None: NAMESPACE, "xsi": _XSI})
    alto.set(f"{{{_XSI}}}schemaLocation", _SCHEMA)
    alto.set("SCHEMAVERSION", _VERSION)
    _describe(alto, page)
    tags = _tag(alto, page, articles)
    sheet = _child(
        _child(alto, "Layout"),
        "Page",
        ID=f"P{number}",
        PHYSICAL_IMG_NR=str(number),
        PRINTED_IMG_NR=page.page,
        HEIGHT=str(page.layout.height),
        WIDTH=str(page.layout.width),
        PC=f"{page.confidence:.4f}",
    )
    whole = Box(0, 0, page.layout.width, page.layout.height)
    space = _child(sheet, "PrintSpace", **_place(whole))
    lines = _lines_of(page.lines)
    for region in page.layout.regions:
        _block(space, region, lines.get(region.id, []), tags.get(region.id, ""), clean)
    data: bytes = etree.tostring(alto, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return data


def _describe(alto: etree._Element, page: PageRecord) -> None:
    about = _child(alto, "Description")
    _child(about, "MeasurementUnit").text = "pixel"
    image = _child(about, "sourceImageInformation")
    _child(image, "fileName").text = _plain(page.source.name)
    _child(image, "fileIdentifier").text = page.source.sha256
    step = _child(about, "Processing", ID="OCR1")
    _child(step, "processingStepDescription").text = _plain(page.engine)
    software = _child(step, "processingSoftware")
    _child(software, "softwareName").text = "banmian"
    _child(software, "softwareVersion").text = page.versions.get("banmian", "")


def _tag(alto: etree._Element, page: PageRecord, articles: Sequence[Article]) -> dict[str, str]:
    """Structure tags for the articles on the page, and by region the tag of its article."""
    here = [one for one in articles if any(part.page == page.page for part in one.parts)]
    if not here:
        return {}
    tags = _child(alto, "Tags")
    found: dict[str, str] = {}
    for number, article in enumerate(here, start=1):
        name = f"A{number}"
        heading = article.headline or str(article.kind)
        _child(tags, "StructureTag", ID=name, TYPE="article", LABEL=article.id, DESCRIPTION=heading)
        for part in article.parts:
            if part.page == page.page:
                found |= {region: f"{found.get(region, '')} {name}" for region in part.region_ids}
    return {region: names.strip() for region, names in found.items()}


def _lines_of(lines: Sequence[TextLine]) -> dict[str, list[TextLine]]:
    found: dict[str, list[TextLine]] = {}
    for line in sorted(lines, key=lambda line: line.index):
        found.setdefault(line.region, []).append(line)
    return found


def _block(
    space: etree._Element,
    region: Region,
    lines: Sequence[TextLine],
    tags: str,
    clean: Callable[[str], str],
) -> None:
    picture = region.kind is RegionKind.PICTURE and not lines
    named = {"TAGREFS": tags} if tags else {}
    place = {"ID": block_id(region), **_place(region.box), **named}
    block = _child(space, "Illustration" if picture else "TextBlock", **place)
    for line in lines:
        if line.index < len(region.lines):
            _line(block, f"{block_id(region)}_L{line.index}", line, region.lines[line.index], clean)


def _line(
    block: etree._Element,
    name: str,
    line: TextLine,
    shape: LineShape,
    clean: Callable[[str], str],
) -> None:
    """A line with one string: Chinese print has no words."""
    row = _child(block, "TextLine", ID=name, **_place(shape.box))
    content = _plain(clean(line.text))
    confidence = f"{line.confidence:.4f}"
    _child(row, "String", ID=f"{name}_S", CONTENT=content, WC=confidence, **_place(shape.box))


def _place(box: Box) -> Mapping[str, str]:
    return {
        "HPOS": str(box.left),
        "VPOS": str(box.top),
        "WIDTH": str(box.width),
        "HEIGHT": str(box.height),
    }


def _child(parent: etree._Element, name: str, /, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    for key, value in attributes.items():
        element.set(key, _plain(value))
    return element


def _plain(text: str) -> str:
    """A text without what XML cannot hold."""
    return "".join(sign for sign in text if sign >= " " and sign not in "\ufffe\uffff")
