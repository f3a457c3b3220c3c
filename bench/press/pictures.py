"""Photographs that were never taken: hills, streets, grains, exhibits."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from document.page import Grey

Field = NDArray[np.float32]
LONG_SIDE = 420  # pixels that scenes are made at; print does not show more


def photograph(width: int, height: int, seed: int, scene: str = "") -> Grey:
    """A picture with what layout meets in print: smooth greys, hard edges, texture.

    Every fifth is printed in coarse halftone dots.

    Args:
        width: in pixels.
        height: in pixels.
        seed: what the picture is made from.
        scene: one of ``SCENES``; empty leaves it to the seed.

    Returns:
        (height, width) uint8.
    """
    rng = np.random.default_rng(seed)
    shrink = min(LONG_SIDE / max(width, height), 1.0)
    work = max(round(width * shrink), 16), max(round(height * shrink), 16)
    names = sorted(SCENES)
    drawn = SCENES[scene or names[int(rng.integers(len(names)))]](*work, rng)
    drawn = drawn + 0.07 * (_clouds(*work, 8, rng) - 0.5)
    enlarged = cv2.resize(drawn, (width, height), interpolation=cv2.INTER_CUBIC)
    grain = np.asarray(rng.standard_normal((height, width), dtype=np.float32), np.float32)
    large = _stretched(np.asarray(enlarged, np.float32), rng) + np.float32(0.025) * grain
    if rng.random() < 0.2 and not scene:
        large = _halftone(large, max(height / rng.uniform(70, 130), 3.0))
    return np.asarray(np.clip(large, 0.03, 0.97) * 255, np.uint8)


def _clouds(width: int, height: int, first: int, rng: np.random.Generator) -> Field:
    """Fractal noise 0-1 from ``first`` cells across upwards."""
    total = np.zeros((height, width), np.float32)
    weight, cells = 0.5, first
    while cells < max(width, height) / 2:
        coarse = rng.random((cells, cells * 2), dtype=np.float32)
        total += weight * cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
        weight, cells = weight / 2, cells * 2
    return total


def _ridge(width: int, rng: np.random.Generator, roughness: float) -> Field:
    """A sky line in -1..1: fractal noise in one dimension."""
    line = np.zeros(width, np.float32)
    cells, weight = 3, 1.0
    while cells < width / 2:
        coarse = rng.uniform(-1, 1, (1, cells)).astype(np.float32)
        line += weight * cv2.resize(coarse, (width, 1), interpolation=cv2.INTER_CUBIC)[0]
        cells, weight = cells * 2, weight * roughness
    return np.asarray(line / 2, np.float32)


def _hills(width: int, height: int, rng: np.random.Generator) -> Field:
    """Ranges of hills in haze over still water that mirrors them."""
    shore = int(height * rng.uniform(0.6, 0.8))
    rows = np.arange(height, dtype=np.float32)[:, None]
    scene = np.full((height, width), 0.9, np.float32)
    scene -= np.float32(0.25) * (1 - rows / height)
    scene -= np.float32(0.2) * (_clouds(width, height, 3, rng) - np.float32(0.5))
    for depth in range(5):
        shade = 0.72 - 0.14 * depth
        base = shore * (0.45 + 0.12 * depth)
        edge = base + _ridge(width, rng, 0.5) * height * 0.16
        forest = shade + 0.05 * depth * (_clouds(width, height, 20, rng) - 0.5)
        np.copyto(scene, forest.astype(np.float32), where=rows > edge[None, :])
    depth_rows = height - shore
    mirrored = cv2.flip(scene[max(shore - depth_rows, 0) : shore], 0)
    water = cv2.resize(mirrored, (width, depth_rows), interpolation=cv2.INTER_LINEAR)
    waves = 0.08 * np.sin(np.arange(depth_rows, dtype=np.float32)[:, None] * 1.3)
    scene[shore:] = 0.75 * cv2.GaussianBlur(water, (0, 0), 1.5) + 0.12 + waves
    return np.asarray(scene, np.float32)


def _street(width: int, height: int, rng: np.random.Generator) -> Field:
    """Houses with windows along a pavement, and people."""
    ground = int(height * rng.uniform(0.68, 0.82))
    rows = np.arange(height, dtype=np.float32)[:, None]
    haze = 0.75 - 0.15 * rows / height + 0.2 * _clouds(width, height, 3, rng)
    scene = np.asarray(haze, np.float32)
    x = -int(rng.uniform(0, 0.1) * width)
    while x < width:
        w, tall = int(width * rng.uniform(0.08, 0.2)), int(ground * rng.uniform(0.35, 0.9))
        _house(scene, (x, ground - tall, x + w, ground), rng)
        x += w + int(rng.uniform(0, 0.03) * width)
    scene[ground:] = 0.45 + 0.25 * (_clouds(width, height - ground, 10, rng) - 0.5)
    for _ in range(int(rng.integers(1, 7))):
        foot = int(ground + rng.uniform(0.2, 0.9) * (height - ground))
        _person(scene, int(rng.uniform(0.05, 0.95) * width), foot, height, rng)
    return np.asarray(cv2.GaussianBlur(scene, (0, 0), 0.7), np.float32)


def _house(scene: Field, box: tuple[int, int, int, int], rng: np.random.Generator) -> None:
    left, top, right, bottom = box
    wall, light = float(rng.uniform(0.2, 0.75)), float(rng.uniform(0.1, 0.95))
    cv2.rectangle(scene, (left, top), (right, bottom), wall, -1)
    cv2.rectangle(scene, (left, top), (left + (right - left) // 6, bottom), wall * 0.7, -1)
    step_x, step_y = max((right - left) // 5, 5), max((right - left) // 4, 7)
    for x in range(left + step_x, right - step_x // 2, step_x):
        for y in range(top + step_y // 2, bottom - step_y, step_y):
            shade = light * float(rng.uniform(0.6, 1.1))
            cv2.rectangle(scene, (x, y), (x + step_x // 2, y + step_y // 2), shade, -1)


def _person(scene: Field, x: int, foot: int, height: int, rng: np.random.Generator) -> None:
    tall = rng.uniform(0.2, 0.42) * height
    coat, skin = float(rng.uniform(0.05, 0.9)), float(rng.uniform(0.5, 0.8))
    legs, wide = int(tall * 0.45), max(int(tall * 0.07), 1)
    for side in (-1, 1):
        knee = (x + side * wide, foot)
        cv2.line(scene, (x, foot - legs), knee, coat * 0.5, wide)
    body = (int(tall * 0.12), int(tall * 0.25))
    cv2.ellipse(scene, (x, int(foot - tall * 0.6)), body, 0, 0, 360, coat, -1)
    cv2.circle(scene, (x, int(foot - tall * 0.9)), max(int(tall * 0.08), 1), skin, -1)
    hair = (max(int(tall * 0.085), 1), max(int(tall * 0.06), 1))
    cv2.ellipse(scene, (x, int(foot - tall * 0.93)), hair, 0, 180, 360, 0.08, -1)


def _grains(width: int, height: int, rng: np.random.Generator) -> Field:
    """Many small round things lit from one side, sharp in front and soft behind."""
    scene = np.full((height, width), 0.12, np.float32)
    size = min(width, height) * rng.uniform(0.03, 0.07)
    for _ in range(int(2.2 * width * height / size**2)):
        centre = int(rng.uniform(0, width)), int(rng.uniform(0, height))
        turn, shade = float(rng.uniform(0, 180)), float(rng.uniform(0.4, 0.85))
        long, short = max(int(size), 2), max(int(size * 0.42), 1)
        cv2.ellipse(scene, centre, (long, short), turn, 0, 360, shade * 0.55, -1)
        lit = centre[0] - short // 3, centre[1] - short // 3
        cv2.ellipse(scene, lit, (int(long * 0.8), int(short * 0.6)), turn, 0, 360, shade, -1)
    soft = cv2.GaussianBlur(scene, (0, 0), 4)
    far = np.linspace(1, 0, height, dtype=np.float32)[:, None] ** 2
    return np.asarray(scene * (1 - far) + soft * far, np.float32)


def _exhibit(width: int, height: int, rng: np.random.Generator) -> Field:
    """A round vessel in a spot of light before a dark wall."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    u, v = (x - width * 0.5) / height, (y - height * 0.55) / height
    scene = 0.1 + 0.35 * np.exp(-4 * (u**2 + (v + 0.3) ** 2))
    profile = 0.13 + 0.09 * np.sin(5 * v + rng.uniform(0, 3)) + 0.05 * np.cos(13 * v)
    inside = (np.abs(u) < profile) & (np.abs(v) < 0.36)
    around = np.clip(u / np.maximum(profile, 0.02), -1, 1)
    lit = 0.2 + 0.6 * np.sqrt(1 - around**2) * np.clip(0.7 - 0.6 * around, 0, 1)
    relief = 0.12 * np.sin(40 * v) * np.sin(9 * np.arcsin(around) + rng.uniform(0, 6))
    bands = np.where((np.abs(v) % 0.16) < 0.07, relief, 0.0)
    scene = np.where(inside, lit + bands, scene)
    table = v > 0.36
    scene = np.where(table, 0.5 - 0.35 * np.abs(u) - 0.3 * (np.abs(u) < 0.16), scene)
    return np.asarray(cv2.GaussianBlur(scene.astype(np.float32), (0, 0), 0.8), np.float32)


def _trees(width: int, height: int, rng: np.random.Generator) -> Field:
    """A field with trees before a pale sky."""
    horizon = int(height * rng.uniform(0.5, 0.7))
    scene = _hills(width, height, rng)
    ground = _clouds(width, height - horizon, 16, rng)
    scene[horizon:] = 0.35 + 0.5 * (ground - 0.4)
    for _ in range(int(rng.integers(3, 9))):
        x, size = int(rng.uniform(0, width)), rng.uniform(0.05, 0.13) * height
        foot = int(horizon + rng.uniform(0, 0.25) * height)
        cv2.line(scene, (x, foot), (x, int(foot - 2.4 * size)), 0.12, max(int(size / 7), 1))
        for _ in range(120):
            dx, dy = rng.normal(0, 0.55, 2) * size
            leaf = int(x + dx), int(foot - 2.6 * size + dy)
            shade = float(0.16 + 0.2 * rng.random() - 0.1 * dy / size)
            cv2.circle(scene, leaf, max(int(size / 6), 1), shade, -1)
    return np.asarray(scene, np.float32)


SCENES = {
    "hills": _hills,
    "street": _street,
    "grains": _grains,
    "exhibit": _exhibit,
    "trees": _trees,
}


def _stretched(scene: Field, rng: np.random.Generator) -> Field:
    """Grey levels spread over most of the range, as a picture desk would."""
    low, high = np.percentile(scene, (2, 98))
    gain = np.float32(rng.uniform(0.75, 0.92) / max(high - low, 1e-3))
    return np.asarray((scene - np.float32(low)) * gain + np.float32(0.06), np.float32)


def _halftone(image: Field, period: float) -> Field:
    """Round dots on a grid turned by 45 degrees, ``period`` pixels apart."""
    height, width = image.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    k = np.float32(np.pi / period * np.sqrt(2))
    screen = 0.5 + 0.25 * (np.cos(k * (x + y)) + np.cos(k * (x - y)))
    return np.asarray(1 / (1 + np.exp(-12 * (image - screen))), np.float32)
