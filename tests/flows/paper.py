"""Small newspaper pages for the tests of flows: set in a second, read in two."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONT = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"  # Debian: fonts-wqy-zenhei
EM = 40  # pixels of a body glyph
COLUMN = 16  # glyphs of a column
HEADLINE = 2 * EM
MARGIN = 60

TITLE, DATE, SLUG = "云川晚报", "2023-05-08", "云川晚报"
FOLIO = "云川晚报　2023年5月8日　星期一　第{page}版"


@dataclass(frozen=True)
class Story:
    headline: str
    paragraphs: tuple[str, ...]


BRIDGE = Story(
    "古桥修缮昨日开工",
    (
        "本报讯（记者 林小溪）昨日上午，云川古桥修缮工程正式开工。这座石桥建成于三百多年前，"
        "是当地保存最完整的古桥之一，附近居民每天都要从桥上走过。",
        "据介绍，工程将先加固桥墩，再更换破损的石板，全部工作预计在今年年底以前完成，"
        "在此期间行人可以从下游的浮桥通行，同时有（下转第四版）",
    ),
)
BRIDGE_REST = Story(
    "古桥修缮昨日开工",
    (
        "（上接第一版）志愿者在两岸为老人和学生引路。",
        "工程负责人说，施工方请来了几位老石匠，他们年轻时就修过这座桥，熟悉每一块石头的来历，"
        "换下来的旧石板将在桥头的小公园里展出。",
        "住在桥西的退休教师每天都来看进度，他把每一天的变化都写进日记，准备完工那天读给学生听。",
    ),
)
MARKET = Story(
    "早市搬进新大棚",
    (
        "本报讯 城南早市上周搬进了新建的大棚，两百多个摊位按品种分区排列，"
        "地面平整干净，雨天买菜不再踩泥。",
        "商户王大姐说，新棚里通风好，灯也亮，来买菜的人比以前多了不少。",
        "大棚旁边还留出一块空地，附近村民可以在这里卖自家种的青菜，每天早上五点开门，不收费用。",
    ),
)

PAGES = {"1": (BRIDGE, MARKET), "4": (BRIDGE_REST,)}


def set_page(page: str, stories: tuple[Story, ...], folio: str = FOLIO) -> Image.Image:
    """A page with a folio and its stories side by side, a column each."""
    width = 2 * MARGIN + len(stories) * (COLUMN + 2) * EM
    image = Image.new("L", (width, 1500), 255)
    draw = ImageDraw.Draw(image)
    draw.text((MARGIN, 40), folio.format(page=page), font=_font(30), fill=0)
    draw.line((MARGIN, 100, width - MARGIN, 100), fill=0, width=3)
    for number, story in enumerate(stories):
        left = MARGIN + number * (COLUMN + 2) * EM
        if number:
            draw.line((left - EM, 130, left - EM, 1440), fill=0, width=2)
        _set_story(draw, story, left)
    return image


def write_page(folder: Path, page: str, name: str = "") -> Path:
    """A page of the issue as a PNG file."""
    path = folder / (name or f"{page}.png")
    path.parent.mkdir(parents=True, exist_ok=True)
    set_page(page, PAGES[page]).save(path, dpi=(300, 300))
    return path


def _set_story(draw: ImageDraw.ImageDraw, story: Story, left: int) -> None:
    draw.text((left, 140), story.headline, font=_font(HEADLINE), fill=0)
    top = 280
    for paragraph in story.paragraphs:
        for line in _lines("　　" + paragraph):
            for place, glyph in enumerate(line):
                draw.text((left + place * EM, top), glyph, font=_font(EM), fill=0)
            top += 58


def _lines(text: str) -> list[str]:
    text = text.replace(" ", "　")
    return [text[start : start + COLUMN] for start in range(0, len(text), COLUMN)]


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size)
