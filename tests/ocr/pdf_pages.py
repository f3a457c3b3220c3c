"""PDF pages with true text, set by PDFium itself in a Debian font."""

from __future__ import annotations

import ctypes
import io
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont
from pypdfium2 import raw

FONT = Path("/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf")  # fonts-arphic-gbsn00lp
WIDTH, HEIGHT = 420, 560  # points
BODY, HEAD, LEADING = 10.5, 24, 17

HEADLINE = "古渡口灯亮四十年"
PARAGRAPHS = (
    "清晨六点，老船工何平已经坐在码头上修桨，江风吹得他眯起了眼睛。江城的水，他看了四十年，"
    "一年比一年清，来的人也一年比一年多。",
    "去年12月5日，江城号渡轮重新下水，全年载客36.43万人次。入夜之后，两岸的灯一盏一盏亮起来，"
    "照着新修的三座闸站，也照着晚归的人。",
    "她说，闸门开多高，水位说了算，不是她说了算。钥匙都挂在值班室的墙上，一把不多，一把不少，"
    "三十年没有换过地方，以后也不打算换。",
    "学校搬到了坡上，孩子们放学以后沿着石阶跑下来，在渡口等父母收工。老人们说，从前这里只有一盏"
    "马灯，风大的时候要用手护着，才照得见跳板。",
)


def pdf_page(
    means=lambda sign: sign,
    dx: float = 0.0,
    visible: bool = True,
    lettered: bool = False,
    turned: int = 0,
) -> bytes:
    """A page with a headline over two columns.

    Args:
        means: what each printed sign says it is, in a second, invisible layer that replaces the
            first one's; the same sign for no second layer.
        dx: points by which the invisible layer stands off the print.
        visible: the print is text; else it is outlines without any meaning.
        lettered: the headline is outlines, and says nothing.
        turned: degrees by which the page is shown turned.
    """
    page = _Sheet()
    lies = any(means(sign) != sign for sign in "".join(PARAGRAPHS)) or dx or not visible
    for text, size, x, y in _lines():
        if lettered and size == HEAD:
            page.outlines(text, size, x, y)
        elif lies:
            page.outlines(text, size, x, y)
            page.text("".join(map(means, text)), size, x + dx, y, hidden=True)
        else:
            page.text(text, size, x, y)
    return page.saved(turned)


def _lines():
    yield HEADLINE, HEAD, 40, HEIGHT - 70
    room, left, top = 16, (40, 225), HEIGHT - 110
    lines = []
    for paragraph in PARAGRAPHS:
        text = "　　" + paragraph
        while text:
            size = room
            while size < len(text) and text[size] in "，。、":
                size -= 1
            lines.append(text[:size])
            text = text[size:]
    half = (len(lines) + 1) // 2
    for at, line in enumerate(lines):
        x, y = left[at // half], top - LEADING * (at % half)
        bare = line.lstrip("　")
        yield bare, BODY, x + BODY * (len(line) - len(bare)), y


class _Sheet:
    """One page of a new document."""

    def __init__(self) -> None:
        self._document = pypdfium2.PdfDocument.new()
        self._page = self._document.new_page(WIDTH, HEIGHT)
        data = FONT.read_bytes()
        self._data = (ctypes.c_ubyte * len(data)).from_buffer_copy(data)
        self._font = raw.FPDFText_LoadFont(
            self._document, self._data, len(data), raw.FPDF_FONT_TRUETYPE, True
        )

    def text(self, text: str, size: float, x: float, y: float, hidden: bool = False) -> None:
        for at, sign in enumerate(text):
            thing = raw.FPDFPageObj_CreateTextObj(self._document, self._font, size)
            wide = (ctypes.c_ushort * 2)(ord(sign), 0)
            raw.FPDFText_SetText(thing, wide)
            if hidden:
                raw.FPDFTextObj_SetTextRenderMode(thing, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
            raw.FPDFPageObj_Transform(thing, 1, 0, 0, 1, x + at * size, y)
            raw.FPDFPage_InsertObject(self._page, thing)

    def outlines(self, text: str, size: float, x: float, y: float) -> None:
        """The same ink as a picture: what a scan, or lettering turned to curves, gives."""
        scale = 4
        font = ImageFont.truetype(str(FONT), round(size * scale))
        wide, high = round(len(text) * size * scale), round(1.3 * size * scale)
        picture = Image.new("L", (wide, high), 255)
        draw = ImageDraw.Draw(picture)
        for at, sign in enumerate(text):
            draw.text((at * size * scale, high - 0.3 * size * scale), sign, 0, font, anchor="ls")
        image = pypdfium2.PdfImage.new(self._document)
        image.set_bitmap(pypdfium2.PdfBitmap.from_pil(picture))
        image.set_matrix(
            pypdfium2.PdfMatrix().scale(wide / scale, high / scale).translate(x, y - 0.3 * size)
        )
        self._page.insert_obj(image)

    def saved(self, turned: int = 0) -> bytes:
        self._page.set_rotation(turned)
        self._page.gen_content()
        target = io.BytesIO()
        self._document.save(target)
        self._document.close()
        return target.getvalue()
