"""What layout costs is measured in a process of its own, on parts of one page."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from bench import cost
from bench.cost import Cost, growth, measured, part_of
from tests.layout.printed import specimen


def test_growth_is_the_power_of_the_pixels() -> None:
    assert growth([Cost(mp, 0.1 * mp, 0) for mp in (6, 12, 24)]) == pytest.approx(1)
    assert growth([Cost(mp, 0.1 * mp**2, 0) for mp in (6, 12, 24)]) == pytest.approx(2)


@pytest.mark.parametrize("share", [0.25, 0.5, 1, 2])
def test_parts_have_their_share_of_the_pixels(
    share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cost, "MEGAPIXELS", 0.25)
    part = part_of(np.full((900, 600), 255, np.uint8), share)
    assert part.size / 0.25e6 == pytest.approx(share, rel=0.01)


def test_a_page_is_laid_out_and_measured(tmp_path: Path) -> None:
    file = tmp_path / "page.png"
    cv2.imwrite(str(file), specimen().pixels)
    seen = measured(file, 0.25)
    assert seen.megapixels == pytest.approx(6, rel=0.01)
    assert 0 < seen.seconds < 60
    assert 30 < seen.megabytes < 1000
