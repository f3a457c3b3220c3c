"""Photographs that were never taken: landscapes, streets and halls out of noise and shapes."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from document.page import Grey

Field = NDArray[np.float32]


def photograph(width: int, height: int, seed: int) -> Grey:
    """A picture with sky, ground, buildings, trees and figures, (height, width) uint8.

    It has what layout meets in print: smooth greys, hard edges, texture, dark and pale halves.
    Every fourth is printed in coarse halftone dots.
    """
    rng = np.random.default_rng(seed)
    work_h = min(height, 360)
    work_w = max(round(width * work_h / height), 8)
    scene = _sky(work_w, work_h, rng)
    horizon = int(work_h * rng.uniform(0.35, 0.7))
    _hills(scene, horizon, rng)
    for shape in rng.choice(["houses", "trees", "people", "arcs"], size=3, replace=True):
        SHAPES[shape](scene, horizon, rng)
    scene += 0.10 * (_clouds(work_w, work_h, 6, rng) - 0.5)
    enlarged = cv2.resize(scene, (width, height), interpolation=cv2.INTER_CUBIC)
    grain = rng.standard_normal((height, width), dtype=np.float32)
    soft = np.asarray(cv2.GaussianBlur(grain, (0, 0), 0.8), np.float32)
    large = _stretched(np.asarray(enlarged, np.float32), rng) + np.float32(0.03) * soft
    if rng.random() < 0.25:
        large = _halftone(large, max(height / rng.uniform(70, 130), 3.0))
    return (np.clip(large, 0.03, 0.97) * 255).astype(np.uint8)


def _sky(width: int, height: int, rng: np.random.Generator) -> Field:
    top, low = rng.uniform(0.35, 0.95, 2)
    ramp = np.linspace(top, low, height, dtype=np.float32)[:, None]
    return ramp + 0.25 * (_clouds(width, height, 3, rng) - 0.5)


def _clouds(width: int, height: int, first: int, rng: np.random.Generator) -> Field:
    """Fractal noise 0-1 from ``first`` cells across upwards."""
    total = np.zeros((height, width), np.float32)
    weight, cells = 0.5, first
    while cells < min(width, height) / 2:
        coarse = rng.random((cells, cells * 2), dtype=np.float32)
        total += weight * cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
        weight, cells = weight / 2, cells * 2
    return total


def _hills(scene: Field, horizon: int, rng: np.random.Generator) -> None:
    height, width = scene.shape
    for depth in range(3):
        wave = rng.uniform(-1, 1, 6).astype(np.float32)[None, :]
        line = horizon + depth * (height - horizon) / 4
        edge = line + cv2.resize(wave, (width, 1), interpolation=cv2.INTER_CUBIC)[0] * height / 12
        shade = rng.uniform(0.15, 0.75)
        rows = np.arange(height)[:, None]
        texture = 0.3 * (_clouds(width, height, 12, rng) - 0.5)
        np.copyto(scene, (shade + texture).astype(np.float32), where=rows > edge[None, :])


def _houses(scene: Field, horizon: int, rng: np.random.Generator) -> None:
    height, width = scene.shape
    x = int(rng.uniform(-0.1, 0.3) * width)
    while x < width * rng.uniform(0.6, 1.0):
        w, h = int(width * rng.uniform(0.06, 0.18)), int(height * rng.uniform(0.15, 0.55))
        top = max(horizon - h, 2)
        cv2.rectangle(scene, (x, top), (x + w, horizon + 8), float(rng.uniform(0.1, 0.85)), -1)
        light = float(rng.uniform(0.2, 1.0))
        for wx in range(x + 4, x + w - 6, 9):
            for wy in range(top + 5, horizon - 4, 12):
                cv2.rectangle(scene, (wx, wy), (wx + 4, wy + 6), light, -1)
        x += w + int(rng.uniform(0, 12))


def _trees(scene: Field, horizon: int, rng: np.random.Generator) -> None:
    height, width = scene.shape
    for _ in range(int(rng.integers(2, 9))):
        x, size = int(rng.uniform(0, width)), rng.uniform(0.05, 0.16) * height
        shade = rng.uniform(0.08, 0.4)
        foot = int(horizon + rng.uniform(0, 0.2) * height)
        cv2.line(scene, (x, foot), (x, int(foot - 2 * size)), shade, max(int(size / 8), 1))
        for _ in range(14):
            centre = (
                int(x + rng.normal(0, size / 2)),
                int(foot - 2 * size + rng.normal(0, size / 2)),
            )
            cv2.circle(scene, centre, int(size / 2.5), float(shade + rng.normal(0, 0.06)), -1)


def _people(scene: Field, horizon: int, rng: np.random.Generator) -> None:
    height, width = scene.shape
    for _ in range(int(rng.integers(1, 7))):
        tall = rng.uniform(0.25, 0.6) * height
        x, foot = (
            int(rng.uniform(0.05, 0.95) * width),
            int(horizon + rng.uniform(0.1, 0.35) * height),
        )
        coat, skin = float(rng.uniform(0.05, 0.9)), float(rng.uniform(0.5, 0.85))
        body = (int(tall * 0.16), int(tall * 0.36))
        cv2.ellipse(scene, (x, int(foot - tall * 0.36)), body, 0, 0, 360, coat, -1)
        cv2.circle(scene, (x, int(foot - tall * 0.82)), max(int(tall * 0.11), 1), skin, -1)
        hair = (max(int(tall * 0.11), 1), max(int(tall * 0.07), 1))
        cv2.ellipse(scene, (x, int(foot - tall * 0.88)), hair, 0, 180, 360, 0.08, -1)


def _arcs(scene: Field, horizon: int, rng: np.random.Generator) -> None:
    """A bridge: an arch with hangers over water."""
    height, width = scene.shape
    rise, shade = int(rng.uniform(0.1, 0.3) * height), float(rng.uniform(0.1, 0.9))
    centre, thick = (int(rng.uniform(0.3, 0.7) * width), horizon), max(height // 60, 2)
    cv2.ellipse(scene, centre, (int(width * 0.35), rise), 0, 180, 360, shade, thick)
    cv2.line(scene, (0, horizon), (width, horizon), shade, thick * 2)
    for x in range(0, width, max(width // 24, 4)):
        cv2.line(scene, (x, horizon), (x, horizon - rise // 2), shade, 1)


SHAPES = {"houses": _houses, "trees": _trees, "people": _people, "arcs": _arcs}


def _stretched(scene: Field, rng: np.random.Generator) -> Field:
    """Grey levels spread over most of the range, as a picture desk would."""
    low, high = np.percentile(scene, (2, 98))
    gain = np.float32(rng.uniform(0.75, 0.95) / max(high - low, 1e-3))
    return np.asarray((scene - low) * gain + 0.05, np.float32)


def _halftone(image: Field, period: float) -> Field:
    """Round dots on a grid turned by 45 degrees, ``period`` pixels apart."""
    height, width = image.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    k = np.float32(np.pi / period * np.sqrt(2))
    screen = 0.5 + 0.25 * (np.cos(k * (x + y)) + np.cos(k * (x - y)))
    return np.asarray(1 / (1 + np.exp(-12 * (image - screen))), np.float32)
