"""Faces 字体 from Debian packages, and their glyphs as small masks.

Fonts are not bundled: each face names the Debian package that brings it, and a missing file is an
error that says which package to install.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from document.errors import EngineMissing

Role = Literal["song", "hei", "kai", "fang", "display"]
FONTS = Path("/usr/share/fonts")


@dataclass(frozen=True, slots=True)
class Face:
    """A type face.

    Attributes:
        name: how dresses name it.
        role: song 宋 and fang 仿宋 for body, hei 黑 and kai 楷 for contrast, display for the loud.
        file: under /usr/share/fonts.
        package: the Debian package that installs it.
        index: of the face in its collection.
        bold: heavy enough for a headline.
    """

    name: str
    role: Role
    file: str
    package: str
    index: int = 0
    bold: bool = False


NOTO = "opentype/noto/Noto"
FACES = (
    Face("noto-serif", "song", f"{NOTO}SerifCJK-Regular.ttc", "fonts-noto-cjk", 2),
    Face("uming", "song", "truetype/arphic/uming.ttc", "fonts-arphic-uming"),
    Face("sungti", "song", "truetype/arphic-gbsn00lp/gbsn00lp.ttf", "fonts-arphic-gbsn00lp"),
    Face("noto-serif-bold", "song", f"{NOTO}SerifCJK-Bold.ttc", "fonts-noto-cjk", 2, bold=True),
    Face("noto-sans", "hei", f"{NOTO}SansCJK-Regular.ttc", "fonts-noto-cjk", 2),
    Face("noto-sans-bold", "hei", f"{NOTO}SansCJK-Bold.ttc", "fonts-noto-cjk", 2, bold=True),
    Face("zenhei", "hei", "truetype/wqy/wqy-zenhei.ttc", "fonts-wqy-zenhei", bold=True),
    Face("microhei", "hei", "truetype/wqy/wqy-microhei.ttc", "fonts-wqy-microhei"),
    Face("ukai", "kai", "truetype/arphic/ukai.ttc", "fonts-arphic-ukai"),
    Face("kaiti", "kai", "truetype/arphic-gkai00mp/gkai00mp.ttf", "fonts-arphic-gkai00mp"),
    Face("wenkai", "kai", "truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", "fonts-lxgw-wenkai"),
    Face(
        "wenkai-bold",
        "kai",
        "truetype/lxgw-wenkai/LXGWWenKai-Bold.ttf",
        "fonts-lxgw-wenkai",
        bold=True,
    ),
    Face("fang", "fang", "truetype/lxgw-wenkai/LXGWWenKai-Light.ttf", "fonts-lxgw-wenkai"),
    Face(
        "smiley",
        "display",
        "truetype/smiley-sans/SmileySans-Oblique.ttf",
        "fonts-smiley-sans",
        bold=True,
    ),
)
BY_NAME = {face.name: face for face in FACES}
FALLBACK = BY_NAME["noto-serif"]  # has every Han character the texts use
NO_GLYPH = chr(0x10FFFD)  # a private code point no face draws: shows what "missing" looks like


@dataclass(frozen=True, slots=True, eq=False)
class Glyph:
    """One character's ink.

    Attributes:
        mask: (h, w) uint8, 255 where the ink is solid.
        left, top: of the mask, from the top left corner of the em box, in pixels.
        advance: width of the cell, in pixels.
    """

    mask: NDArray[np.uint8]
    left: int
    top: int
    advance: float


def packages() -> tuple[str, ...]:
    """The Debian packages that bring all faces, sorted."""
    return tuple(sorted({face.package for face in FACES}))


@lru_cache(maxsize=256)
def load(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """The font of a face at an em size in pixels.

    Raises:
        EngineMissing: the file is not there; names the package to install.
    """
    path = FONTS / face.file
    if not path.is_file():
        raise EngineMissing(
            str(path), "press", "this font is not installed", f"apt-get install {face.package}"
        )
    return ImageFont.truetype(str(path), size, index=face.index)


@lru_cache(maxsize=60_000)
def glyph(face: Face, size: int, char: str) -> Glyph:
    """A character drawn once, in its em box; from the fallback face where the face lacks it."""
    if face is not FALLBACK and not covers(face, char):
        return glyph(FALLBACK, size, char)
    font = load(face, size)
    left, top, right, bottom = (int(edge) for edge in font.getbbox(char, anchor="ls"))
    em_top = _em_top(face, size)
    image = Image.new("L", (max(right - left, 1), max(bottom - top, 1)), 0)
    ImageDraw.Draw(image).text((-left, -top), char, fill=255, font=font, anchor="ls")
    return Glyph(np.asarray(image), left, top - em_top, font.getlength(char))


@lru_cache(maxsize=60_000)
def covers(face: Face, char: str) -> bool:
    """Whether the face has a drawing of its own for the character."""
    font = load(face, 32)
    drawn, missing = font.getmask(char), font.getmask(NO_GLYPH)
    return drawn.size != missing.size or bytes(drawn) != bytes(missing)


@lru_cache(maxsize=256)
def _em_top(face: Face, size: int) -> int:
    """Top of the em box above the base line (negative), so that Han stand in its middle."""
    _, top, _, bottom = load(face, size).getbbox("国", anchor="ls")
    return round((top + bottom) / 2 - size / 2)
