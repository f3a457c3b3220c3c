"""METS: an issue's pages and files, and a logical map of its articles over them.

Schema: https://www.loc.gov/standards/mets/mets.xsd (1.12). Images, ALTO files and texts are named
where the other exports and the store put them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from document.article import Article, PartReference
from document.issue import Issue
from document.page import PageRecord

NAMESPACE = "http://www.loc.gov/METS/"
XLINK = "http://www.w3.org/1999/xlink"
_DC = "http://purl.org/dc/elements/1.1/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA = f"{NAMESPACE} https://www.loc.gov/standards/mets/mets.xsd"
_MIME = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "TIFF": "image/tiff",
    "JPEG2000": "image/jp2",
    "WEBP": "image/webp",
    "BMP": "image/bmp",
    "PDF": "application/pdf",
    "TEXT": "text/plain",
}


@dataclass(frozen=True, slots=True)
class Files:
    """Where the files of an export lie, relative to the METS file.

    Attributes:
        alto: by page label.
        texts: by article id.
    """

    alto: Mapping[str, str]
    texts: Mapping[str, str]


def mets_issue(
    issue: Issue, pages: Sequence[PageRecord], articles: Sequence[Article], files: Files
) -> bytes:
    """An issue as METS, UTF-8 with declaration.

    Args:
        issue: the ledger.
        pages: its pages, in order.
        articles: its articles, in order.
        files: where ALTO files and texts lie.
    """
    namespaces = {None: NAMESPACE, "xlink": XLINK, "dc": _DC, "xsi": _XSI}
    mets = etree.Element(f"{{{NAMESPACE}}}mets", nsmap=namespaces)
    mets.set(f"{{{_XSI}}}schemaLocation", _SCHEMA)
    _set(mets, OBJID=f"{issue.slug}-{issue.date}", TYPE="Newspaper", LABEL=_named(issue))
    agent = _child(
        _child(mets, "metsHdr"), "agent", ROLE="CREATOR", TYPE="OTHER", OTHERTYPE="SOFTWARE"
    )
    _child(agent, "name").text = "banmian"
    _describe(mets, "DMD_ISSUE", {"title": [issue.title or issue.slug], "date": [issue.date]})
    for number, article in enumerate(articles, start=1):
        people = [person.name for person in article.people]
        told = {"title": [article.headline], "creator": people, "identifier": [article.id]}
        _describe(mets, f"DMD_A{number}", told)
    _files(mets, pages, articles, files)
    _physical(mets, pages)
    _logical(mets, issue, pages, articles)
    _links(mets, pages, articles)
    data: bytes = etree.tostring(mets, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return data


def _named(issue: Issue) -> str:
    return f"{issue.title or issue.slug} {issue.date}"


def _describe(mets: etree._Element, name: str, told: Mapping[str, Sequence[str]]) -> None:
    """A section of Dublin Core."""
    wrap = _child(_child(mets, "dmdSec", ID=name), "mdWrap", MDTYPE="DC")
    data = _child(wrap, "xmlData")
    for key, values in told.items():
        for value in filter(None, values):
            etree.SubElement(data, f"{{{_DC}}}{key}").text = _plain(value)


def _files(
    mets: etree._Element,
    pages: Sequence[PageRecord],
    articles: Sequence[Article],
    files: Files,
) -> None:
    section = _child(mets, "fileSec")
    images = _child(section, "fileGrp", USE="IMAGE")
    altos = _child(section, "fileGrp", USE="ALTO")
    for number, page in enumerate(pages, start=1):
        source = page.source
        image = _child(
            images,
            "file",
            ID=f"IMG{number}",
            MIMETYPE=_MIME.get(source.format, "application/octet-stream"),
            SIZE=str(source.size),
            CHECKSUM=source.sha256,
            CHECKSUMTYPE="SHA-256",
        )
        _locate(image, source.name, "OTHER")
        alto = _child(altos, "file", ID=f"ALTO{number}", MIMETYPE="text/xml")
        _locate(alto, files.alto[page.page], "URL")
    if articles:
        texts = _child(section, "fileGrp", USE="TEXT")
        for number, article in enumerate(articles, start=1):
            text = _child(texts, "file", ID=f"TEXT{number}", MIMETYPE="text/plain")
            _locate(text, files.texts[article.id], "URL")


def _locate(file: etree._Element, place: str, kind: str) -> None:
    other = {"OTHERLOCTYPE": "source"} if kind == "OTHER" else {}
    where = _child(file, "FLocat", LOCTYPE=kind, **other)
    where.set(f"{{{XLINK}}}href", _plain(place))


def _physical(mets: etree._Element, pages: Sequence[PageRecord]) -> None:
    book = _child(_child(mets, "structMap", TYPE="PHYSICAL"), "div", TYPE="issue", ID="PHYS")
    for number, page in enumerate(pages, start=1):
        label = page.page
        div = _child(
            book, "div", TYPE="page", ID=f"PAGE{number}", ORDER=str(number), ORDERLABEL=label
        )
        for file in (f"IMG{number}", f"ALTO{number}"):
            _child(div, "fptr", FILEID=file)


def _logical(
    mets: etree._Element, issue: Issue, pages: Sequence[PageRecord], articles: Sequence[Article]
) -> None:
    """The articles, each with its parts in order, each part with its blocks."""
    whole = _child(
        _child(mets, "structMap", TYPE="LOGICAL"),
        "div",
        TYPE="issue",
        ID="LOG",
        DMDID="DMD_ISSUE",
        LABEL=_named(issue),
    )
    numbers = {page.page: number for number, page in enumerate(pages, start=1)}
    for number, article in enumerate(articles, start=1):
        div = _child(
            whole,
            "div",
            TYPE=str(article.kind),
            ID=f"ART{number}",
            ORDER=str(number),
            DMDID=f"DMD_A{number}",
            LABEL=article.headline or article.id,
        )
        _child(div, "fptr", FILEID=f"TEXT{number}")
        for order, part in enumerate(article.parts, start=1):
            _part(div, f"ART{number}_{order}", order, part, numbers)


def _part(
    div: etree._Element, name: str, order: int, part: PartReference, numbers: Mapping[str, int]
) -> None:
    inner = _child(div, "div", TYPE="part", ID=name, ORDER=str(order), ORDERLABEL=part.page)
    if part.page not in numbers or not part.region_ids:
        return
    areas = _child(_child(inner, "fptr"), "seq")
    for region in part.region_ids:
        file = f"ALTO{numbers[part.page]}"
        _child(areas, "area", FILEID=file, BETYPE="IDREF", BEGIN=f"B_{region}")


def _links(mets: etree._Element, pages: Sequence[PageRecord], articles: Sequence[Article]) -> None:
    """Which pages an article stands on."""
    numbers = {page.page: number for number, page in enumerate(pages, start=1)}
    pairs = [
        (f"ART{number}_{order}", f"PAGE{numbers[part.page]}")
        for number, article in enumerate(articles, start=1)
        for order, part in enumerate(article.parts, start=1)
        if part.page in numbers
    ]
    if not pairs:
        return
    links = _child(mets, "structLink")
    for logical, physical in pairs:
        link = _child(links, "smLink")
        link.set(f"{{{XLINK}}}from", logical)
        link.set(f"{{{XLINK}}}to", physical)


def _child(parent: etree._Element, name: str, /, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    _set(element, **attributes)
    return element


def _set(element: etree._Element, **attributes: str) -> None:
    for key, value in attributes.items():
        element.set(key, _plain(value))


def _plain(text: str) -> str:
    """A text without what XML cannot hold."""
    return "".join(sign for sign in text if sign >= " " and sign not in "\ufffe\uffff")
