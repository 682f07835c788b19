"""Text as masks: one glyph, a plate's line with its emblems, and a label fitted into a box."""

from functools import lru_cache

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

GLYPH_HEIGHT = 96


@lru_cache(maxsize=600)
def _font(path, size):
    return ImageFont.truetype(path, size)


@lru_cache(maxsize=600)
def _text_mask(text, path, size):
    font = _font(path, size)
    left, top, right, bottom = font.getbbox(text)
    mask = Image.new("L", (max(2, right - left + 2), max(2, bottom - top + 2)), 0)
    ImageDraw.Draw(mask).text((1 - left, 1 - top), text, font=font, fill=255)
    return np.asarray(mask)


@lru_cache(maxsize=6000)
def _glyph(mark, path):
    """A character's mask, scaled so that the font's H is GLYPH_HEIGHT high."""
    mask = _text_mask(mark, path, GLYPH_HEIGHT)
    scale = GLYPH_HEIGHT / _text_mask("H", path, GLYPH_HEIGHT).shape[0]
    return cv2.resize(mask, (max(2, int(mask.shape[1] * scale)), max(2, int(mask.shape[0] * scale))), interpolation=cv2.INTER_AREA)


def line_mask(dice, text, font, height, one_as_bar):
    """A line of a plate, `height` px high: (mask, centres of the characters in px, emblems as (centre x, radius)).

    `one_as_bar`: the chance that the plate's 1 is a bare bar like its I.
    """
    stretch = dice.uniform(0.85, 1.2)
    spacing = dice.uniform(0.04, 0.24) * height
    gap = dice.uniform(0.22, 0.6) * height
    monospaced = dice.chance(0.5)
    bar = dice.chance(one_as_bar)
    x, painted, centres, emblems = 0.0, [], [], []
    for mark in text:
        if mark == " ":
            x += gap
        elif mark == "*":
            radius = dice.uniform(0.22, 0.5) * height
            emblems.append((x + radius, radius))
            x += 2 * radius + spacing
        elif mark == ".":
            painted.append(("dot", x, 0.12 * height))
            x += 0.12 * height + spacing
        elif mark == "-":
            painted.append(("dash", x, 0.28 * height))
            x += 0.3 * height + spacing
        else:
            glyph = _glyph("I" if bar and mark == "1" else mark, font)
            width = glyph.shape[1] * height / GLYPH_HEIGHT * stretch
            slot = max(width, (0.4 if mark in "I1" else 0.52) * height * stretch) if monospaced else width
            painted.append((glyph, x + (slot - width) / 2, width))
            centres.append(x + slot / 2)
            x += slot + spacing
    mask = np.zeros((height + 4, int(max(8, x - spacing)) + 4), np.uint8)
    for shape, left, width in painted:
        left = int(left) + 2
        if isinstance(shape, str):
            middle = height // 2 + 2
            if shape == "dot":
                cv2.circle(mask, (int(left + width / 2), middle), max(2, int(0.055 * height)), 255, -1)
            else:
                cv2.rectangle(mask, (left, middle - int(0.05 * height)), (int(left + width), middle + int(0.05 * height)), 255, -1)
            continue
        drawn = cv2.resize(shape, (max(2, int(width)), min(height + 2, max(2, int(shape.shape[0] * height / GLYPH_HEIGHT)))), interpolation=cv2.INTER_AREA)
        top = max(0, height + 2 - drawn.shape[0])
        region = mask[top : top + drawn.shape[0], left : left + drawn.shape[1]]
        np.maximum(region, drawn[: region.shape[0], : region.shape[1]], out=region)
    return mask, [centre + 2 for centre in centres], emblems


def put_text(picture, text, font, box, colour):
    """Text fitted into a box (left, top, right, bottom) of a float picture; what does not fit into the picture is cut."""
    left, top, right, bottom = (int(value) for value in box)
    left, top, right, bottom = max(0, left), max(0, top), min(picture.shape[1], right), min(picture.shape[0], bottom)
    if right - left < 6 or bottom - top < 4 or not text:
        return
    mask = _text_mask(text, font, 28)
    height = bottom - top
    width = min(right - left, int(mask.shape[1] * height / mask.shape[0]))
    mask = cv2.resize(mask, (max(2, width), height), interpolation=cv2.INTER_AREA)
    start = left + max(0, (right - left - width) // 2)
    region = picture[top:bottom, start : start + mask.shape[1]]
    alpha = mask[: region.shape[0], : region.shape[1], None].astype(np.float32) / 255
    region[:] = region * (1 - alpha) + np.array(colour, np.float32) * alpha
