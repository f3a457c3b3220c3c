"""Has a browser set a page and takes its picture."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from bench.browser.page import PagePlan, sources
from bench.press.pictures import photograph
from document.errors import EngineMissing
from document.page import Grey

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = "--no-sandbox --disable-gpu --disable-dev-shm-usage --force-device-scale-factor=1"
EMPTY = "<!doctype html><meta charset=utf-8><style>p{margin:0}</style><body></body>"
SCRIPTS = [Path(__file__).with_name(name) for name in ("pour.js", "setter.js")]
DRAWN = 1200  # pixels across that pictures are drawn with; print shows no more


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A browser without a window.

    Raises:
        EngineMissing: Chromium is not installed.
    """
    if not CHROMIUM.is_file():
        raise EngineMissing(str(CHROMIUM), "press", "not installed", "apt-get install chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS.split())
        try:
            yield browser
        finally:
            browser.close()


def shoot(
    browser: Browser, plan: PagePlan, photos: Sequence[Path] = ()
) -> tuple[Grey, dict[str, Any]]:
    """Set a page.

    Args:
        browser: that sets it.
        plan: what goes onto it.
        photos: files to take pictures from; none: pictures are drawn.

    Returns:
        The page, (H, W) uint8, and ``images`` and ``types`` as ``setter.js`` found them.
    """
    for picture in sources(plan):
        ratio, seed = picture["ratio"], picture["seed"]
        high = round(DRAWN * ratio)
        grey = _taken(photos, ratio, seed) if photos else photograph(DRAWN, high, seed)
        picture["source"] = _as_url(grey)
    size: Any = {"width": plan.look.width, "height": plan.look.height}
    tab = browser.new_page(viewport=size)
    try:
        tab.set_content(EMPTY)
        for script in SCRIPTS:
            tab.add_script_tag(content=script.read_text(encoding="utf-8"))
        found = tab.evaluate("plan => setPage(plan)", plan.data)
        image = Image.open(io.BytesIO(tab.screenshot(timeout=120_000)))
    finally:
        tab.close()
    return np.asarray(image.convert("L")), found


def _taken(photos: Sequence[Path], ratio: float, seed: int) -> Grey:
    """A part of one of the photographs, perhaps mirrored, lighter or darker."""
    rng = np.random.default_rng(seed)
    file = photos[int(rng.integers(len(photos)))]
    grey = np.asarray(Image.open(file).convert("L"))
    high, wide = grey.shape
    across = min(wide, high / ratio) * rng.uniform(0.75, 1.0)
    down = across * ratio
    x, y = rng.uniform(0, wide - across), rng.uniform(0, high - down)
    part = grey[int(y) : int(y + down), int(x) : int(x + across)]
    if rng.random() < 0.5:
        part = part[:, ::-1]
    large = cv2.resize(part, (DRAWN, round(DRAWN * ratio)), interpolation=cv2.INTER_CUBIC)
    bright = (large / 255.0) ** rng.uniform(0.55, 1.5)
    return np.asarray(np.clip(bright * 255, 0, 255), np.uint8)


def _as_url(grey: Grey) -> str:
    buffer = io.BytesIO()
    Image.fromarray(grey).save(buffer, "JPEG", quality=90)
    return "data:image/jpeg;base64," + base64.b64encode(buffer.getvalue()).decode()
