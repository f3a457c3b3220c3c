"""Exports: valid METS, ALTO as its schema wants it, plain files; all from the same model."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from document.article import Person
from document.issue import Issue, IssueStatus
from document.page import Region, RegionKind
from export import alto_page, mets_issue, plain_files
from export.mets import Files
from postprocess.repairs import clean_line
from tests.store import samples

SCHEMAS = Path(__file__).with_name("schemas")
ALTO = "{http://www.loc.gov/standards/alto/ns-v4#}"
METS = "{http://www.loc.gov/METS/}"
XLINK = "{http://www.w3.org/1999/xlink}"

ARTICLE = replace(samples.article(), people=(Person("林一", "本报记者"),))
OTHER = replace(ARTICLE, id=f"{ARTICLE.id[:-2]}09", headline="", parts=ARTICLE.parts[1:])
PAGE = samples.page()
PAGES = (replace(PAGE, page="1"), PAGE)
ISSUE = Issue("宛城晨报", samples.SLUG, samples.DATE, IssueStatus.COMPLETE, (), (), (), (), ())
FILES = Files(
    {"1": "alto/01.xml", "4": "alto/04.xml"},
    {ARTICLE.id: f"text/{ARTICLE.id}.txt", OTHER.id: f"text/{OTHER.id}.txt"},
)


def alto(page=PAGE, articles=(ARTICLE, OTHER)):
    return etree.fromstring(alto_page(page, articles, clean_line, 2))


def mets(pages=PAGES, articles=(ARTICLE, OTHER)):
    return etree.fromstring(mets_issue(ISSUE, pages, articles, FILES))


@pytest.mark.parametrize(
    ("pages", "articles"),
    [(PAGES, (ARTICLE, OTHER)), (PAGES, ()), (PAGES[1:], (ARTICLE,))],
)
def test_mets_is_valid_against_the_official_schema(pages, articles):
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "mets.xsd"))
    schema.assertValid(mets(pages, articles))


def test_mets_maps_articles_over_pages():
    root = mets()
    (logical,) = root.findall(f"{METS}structMap[@TYPE='LOGICAL']")
    article = logical.find(f".//{METS}div[@TYPE='article']")
    assert article.get("LABEL") == "老街重开"
    parts = article.findall(f"{METS}div[@TYPE='part']")
    assert [part.get("ORDERLABEL") for part in parts] == ["1", "4"]
    areas = [(a.get("FILEID"), a.get("BEGIN")) for part in parts for a in part.iter(f"{METS}area")]
    assert areas == [("ALTO1", "B_r004"), ("ALTO1", "B_r005"), ("ALTO2", "B_r001")]
    links = {(a.get(f"{XLINK}from"), a.get(f"{XLINK}to")) for a in root.iter(f"{METS}smLink")}
    assert {("ART1_1", "PAGE1"), ("ART1_2", "PAGE2"), ("ART2_1", "PAGE2")} == links
    creators = [e.text for e in root.iter("{http://purl.org/dc/elements/1.1/}creator")]
    assert creators == ["林一", "林一"]


def test_mets_names_image_with_checksum_and_files():
    root = mets()
    image = root.find(f".//{METS}fileGrp[@USE='IMAGE']/{METS}file")
    assert (image.get("CHECKSUM"), image.get("CHECKSUMTYPE")) == ("ab" * 32, "SHA-256")
    places = [e.get(f"{XLINK}href") for e in root.iter(f"{METS}FLocat")]
    assert {"scans/4.jpg", "alto/04.xml", f"text/{ARTICLE.id}.txt"} <= set(places)


ALTO_SCHEMA = etree.XMLSchema(etree.parse(SCHEMAS / "alto-used.xsd"))
PICTURE = Region("r002", RegionKind.PICTURE, PAGE.layout.regions[0].box)


def test_alto_is_built_as_its_schema_says():
    """Elements in order, types, ids that are unique, references that lead somewhere."""
    layout = replace(PAGE.layout, regions=(*PAGE.layout.regions, PICTURE))
    root = alto(replace(PAGE, layout=layout))
    ALTO_SCHEMA.assertValid(root)
    tags = {tag.get("ID") for tag in root.iter(f"{ALTO}StructureTag")}
    references = [ref for one in root.iter() for ref in one.get("TAGREFS", "").split()]
    assert references
    assert tags >= set(references)
    ALTO_SCHEMA.assertValid(alto(replace(PAGE, layout=layout, lines=()), articles=()))


def test_the_schema_sees_what_is_wrong():
    for wrong in (
        lambda root: root.find(f".//{ALTO}TextBlock").set("ID", "A1"),
        lambda root: root.find(f".//{ALTO}String").set("WC", "1.2"),
        lambda root: root.append(root[0]),
        lambda root: root.find(f".//{ALTO}TextLine").attrib.pop("HPOS"),
    ):
        root = alto()
        wrong(root)
        assert not ALTO_SCHEMA.validate(root)


def test_an_article_over_two_pages_is_one_in_every_file():
    """Both pages tag their blocks with it, and METS has it once, in its parts."""
    pages = [alto(page, (ARTICLE,)) for page in PAGES]
    for root in pages:
        ALTO_SCHEMA.assertValid(root)
        (tag,) = root.iter(f"{ALTO}StructureTag")
        assert (tag.get("LABEL"), tag.get("DESCRIPTION")) == (ARTICLE.id, ARTICLE.headline)
    blocks = {block.get("ID") for root in pages for block in root.iter(f"{ALTO}TextBlock")}
    areas = {area.get("BEGIN") for area in mets(articles=(ARTICLE,)).iter(f"{METS}area")}
    assert "B_r001" in blocks & areas
    assert len(mets(articles=(ARTICLE,)).findall(f".//{METS}div[@TYPE='article']")) == 1


def test_alto_blocks_name_their_articles_and_hold_clean_text():
    root = alto()
    tags = {tag.get("ID"): tag.get("LABEL") for tag in root.iter(f"{ALTO}StructureTag")}
    (block,) = root.iter(f"{ALTO}TextBlock")
    assert [tags[ref] for ref in block.get("TAGREFS").split()] == [ARTICLE.id, OTHER.id]
    (string,) = root.iter(f"{ALTO}String")
    assert (string.get("CONTENT"), string.get("WC")) == ("老街重开", "0.9100")
    (page,) = root.iter(f"{ALTO}Page")
    assert (page.get("PRINTED_IMG_NR"), page.get("WIDTH")) == ("4", "3000")


def test_what_xml_cannot_hold_is_left_out():
    odd = replace(PAGE, lines=(replace(PAGE.lines[0], text="老\x0c街\x00\ufffe"),))
    (string,) = alto(odd).iter(f"{ALTO}String")
    assert "".join(string.get("CONTENT").split()) == "老街"


def test_plain_files_are_named_by_headline_and_listed():
    slashed = replace(ARTICLE, id="other", headline="一/二：三?" + "长" * 60)
    files = plain_files((ARTICLE, slashed, OTHER))
    names = list(files)
    assert names[0] == "01 老街重开.txt"
    assert names[1].startswith("02 一 二：三 长长")
    assert len(names[1]) < 60
    assert names[2:] == ["03 article.txt", "index.txt"]
    text = files["01 老街重开.txt"].decode()
    assert text.startswith("老街重开\n\n\u3000\u3000本报讯 老街昨日重开。\n旧貌\n")
    assert "[图] 街口（林一 摄）\n" in text
    assert files["index.txt"].decode().splitlines()[0] == "1+4\t老街重开\t01 老街重开.txt"


def test_a_simplified_copy_stands_beside_its_article():
    files = plain_files([replace(ARTICLE, simplified="老街重开\n正文。"), OTHER])
    assert files["01 老街重开.hans.txt"].decode() == "老街重开\n正文。\n"
    assert [name for name in files if "hans" in name] == ["01 老街重开.hans.txt"]
