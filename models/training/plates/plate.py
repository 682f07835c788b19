"""Paints one number plate, seen squarely: ground, emblems, small print, embossed characters, wear."""

from dataclasses import dataclass

import cv2
import numpy as np

import words
from assets import lettering_fonts
from dice import rgb
from lettering import line_mask, put_text
from plate_style import AMERICAN, EUROPEAN, draw_style
from registration import draw_region, draw_registration, plain

LETTERING = lettering_fonts()


@dataclass
class Line:
    """One line of characters: what it says, its box (left, top, right, bottom) and each character's centre x, in px of the plate."""

    text: str
    box: tuple
    centres: list


@dataclass
class Plate:
    """`image` is height × width × 3, uint8, BGR."""

    image: np.ndarray
    lines: list
    region: str

    @property
    def text(self):
        return "".join(line.text for line in self.lines)


def paint_plate(dice, region=None):
    region = region or draw_region(dice)
    written = draw_registration(dice, region)
    style = draw_style(dice, region, written)
    picture = np.empty((style.height, style.width, 3), np.float32)
    picture[:] = style.ground
    if region == "us" or dice.chance(0.04):
        _tint(dice, picture, style)
    placed = [_place(dice, style, text, row, len(written)) for row, text in enumerate(written)]
    for mask, left, top, _, emblems in placed:
        for centre, radius in emblems:
            _emblem(dice, picture, int(left + centre), top + mask.shape[0] // 2, int(radius))
    _small_print(dice, picture, style, placed[0][2], placed[-1][2] + placed[-1][0].shape[0])
    for mask, left, top, _, _ in placed:
        _characters(dice, picture[top : top + mask.shape[0], left : left + mask.shape[1]], mask, style.paint)
    _edge_and_wear(dice, picture, style)
    lines = [
        Line(plain(text), (left, top, left + mask.shape[1], top + mask.shape[0]), [left + centre for centre in centres])
        for text, (mask, left, top, centres, _) in zip(written, placed)
    ]
    return Plate(np.clip(picture, 0, 255).astype(np.uint8), lines, region)


def _place(dice, style, text, row, rows):
    """A line's mask with its place: (mask, left, top, centres, emblems), all in px of the plate."""
    height = int(style.line_height * style.height)
    mask, centres, emblems = line_mask(dice, text, style.font, height, style.one_as_bar)
    room = style.width * (1 - style.left - style.right)
    scale = room / mask.shape[1] if style.fills else min(1.0, room / mask.shape[1])
    scale = min(max(0.4, min(1.4, scale)), style.width * 0.96 / mask.shape[1])
    width = int(mask.shape[1] * scale)
    mask = cv2.resize(mask, (width, mask.shape[0]), interpolation=cv2.INTER_AREA)
    left = int(style.left * style.width + max(0, room - width) * (dice.uniform(0.2, 0.8) if rows == 1 else 0.5))
    left = max(0, min(style.width - width, left))
    centre = style.centre if rows == 1 else (0.29, 0.72)[row] + (0.05 if style.region == "br" else 0)
    top = max(0, min(style.height - mask.shape[0], int(centre * style.height - mask.shape[0] / 2)))
    return mask, left, top, [value * scale for value in centres], [(x * scale, radius * min(1, scale)) for x, radius in emblems]


def _tint(dice, picture, style):
    """A motif or gradient behind the characters."""
    height, width = picture.shape[:2]
    low, high = (0, 140) if style.inverse else (80, 255)
    kind = dice.random()
    if kind < 0.45:
        strength = np.clip((dice.clouds(height, width, 4) - 0.5) * dice.uniform(1, 6) + 0.5, 0, 1) * dice.uniform(0.05, 0.5)
        picture[:] = picture * (1 - strength) + np.array(dice.colour(low, high), np.float32) * strength
    elif kind < 0.75:
        strength = (np.linspace(0, 1, height, dtype=np.float32) ** dice.uniform(0.5, 4))[:, None, None] * dice.uniform(0.2, 0.9)
        strength = strength[::-1] if dice.chance(0.5) else strength
        picture[:] = picture * (1 - strength) + np.array(dice.colour(low, high), np.float32) * strength
    if dice.chance(0.3):
        corners = np.array([[dice.randint(width // 4, 3 * width // 4), dice.randint(height // 5, 4 * height // 5)] for _ in range(dice.randint(3, 6))])
        shape = picture.copy()
        cv2.fillPoly(shape, [cv2.convexHull(corners)], dice.colour(100, 230))
        strength = dice.uniform(0.2, 0.8)
        picture[:] = picture * (1 - strength) + shape * strength


def _emblem(dice, picture, x, y, radius):
    """A seal, sticker, badge or state's outline between the characters."""
    radius, colour, kind = max(3, int(radius * 0.8)), dice.colour(30, 230), dice.random()
    if kind < 0.35:
        tall = int(radius * dice.uniform(1, 1.6))
        corners = np.array([[x + dice.randint(-radius, radius), y + dice.randint(-tall, tall)] for _ in range(dice.randint(4, 8))])
        cv2.fillPoly(picture, [cv2.convexHull(corners)], colour)
        if dice.chance(0.4):
            put_text(picture, dice.choice(["TX", "CZ", "SK", "H", "MU"]), dice.choice(LETTERING), (x - radius, y - tall // 2, x + radius, y + tall // 2), dice.colour())
    elif kind < 0.6:
        cv2.circle(picture, (x, y), radius, colour, -1, cv2.LINE_AA)
    elif kind < 0.8:
        for offset in (-radius // 2, radius // 2):
            cv2.circle(picture, (x, y + offset), radius * 2 // 3, dice.colour(30, 230), -1, cv2.LINE_AA)
    else:
        cv2.rectangle(picture, (x - radius * 2 // 3, y - radius), (x + radius * 2 // 3, y + radius), colour, -1)


def _small_print(dice, picture, style, top, bottom):
    """What stands on a plate beside its number, between `top` and `bottom` of the characters."""
    height, width = picture.shape[:2]
    ink = dice.colour(150, 255) if style.inverse else dice.colour(0, 200)
    if style.region == "us":
        _american_print(dice, picture, top, bottom, ink)
    elif style.region == "br" and style.mercosul:
        cv2.rectangle(picture, (0, 0), (width, int(height * dice.uniform(0.2, 0.26))), rgb(dice.uniform(0, 30), dice.uniform(40, 70), dice.uniform(130, 190)), -1)
        put_text(picture, "BRASIL", dice.choice(EUROPEAN), (width * 0.3, height * 0.04, width * 0.7, height * 0.19), (240, 240, 240))
        if dice.chance(0.6):
            cv2.rectangle(picture, (int(width * 0.87), int(height * 0.05)), (int(width * 0.95), int(height * 0.18)), rgb(30, 140, 60), -1)
    elif style.region == "br":
        place = dice.choice(words.FEDERAL_UNITS) + dice.choice(["-", "  "]) + dice.choice(words.CITIES)
        put_text(picture, place, dice.choice(EUROPEAN), (width * 0.15, height * dice.uniform(0.05, 0.1), width * 0.85, height * dice.uniform(0.2, 0.27)), style.paint)
    elif style.band:
        _country_band(dice, picture, int(style.band * width), style)
    elif style.region == "in" and dice.chance(0.5):
        put_text(picture, "IND", dice.choice(EUROPEAN), (2, height * 0.6, max(14, style.left * width * 0.9), height * 0.8), rgb(20, 20, 150))
        if dice.chance(0.5):
            cv2.circle(picture, (int(style.left * width * 0.45), int(height * 0.3)), max(3, int(height * 0.09)), rgb(90, 110, 200), -1, cv2.LINE_AA)
    elif style.region == "za" and dice.chance(0.4):
        put_text(picture, dice.choice(words.PROVINCES), dice.choice(EUROPEAN), (width * 0.2, min(height - 8, bottom), width * 0.8, height * 0.98), style.paint)


def _american_print(dice, picture, top, bottom, ink):
    height, width = picture.shape[:2]
    if dice.chance(0.92):
        state = dice.choice(words.STATES if dice.chance(0.75) else words.SLOGANS)
        put_text(picture, state.upper() if dice.chance(0.35) else state, dice.choice(LETTERING), (width * 0.2, height * dice.uniform(0.01, 0.06), width * 0.8, max(10, top - dice.uniform(-2, 4))), ink)
    if dice.chance(0.65):
        slogan = dice.choice(words.SLOGANS)
        place = (width * 0.12, min(height - 10, bottom + dice.uniform(1, 5)), width * 0.88, height * dice.uniform(0.94, 0.99))
        put_text(picture, slogan.upper() if dice.chance(0.5) else slogan, dice.choice(LETTERING), place, ink)
    for x, y in ((0.02, 0.03), (0.86, 0.03), (0.02, 0.8), (0.86, 0.8)):
        if dice.chance(0.4):
            left, upper, right, lower = int(x * width), int(y * height), int((x + 0.12) * width), int((y + 0.16) * height)
            cv2.rectangle(picture, (left, upper), (right, lower), dice.colour(60, 255), -1)
            put_text(picture, dice.choice(words.MONTHS), dice.choice(AMERICAN), (left + 2, upper + 2, right - 2, lower - 2), dice.colour())


def _country_band(dice, picture, band, style):
    height, width = picture.shape[:2]
    if dice.chance(0.8):
        blue = rgb(dice.uniform(0, 40), dice.uniform(30, 80), dice.uniform(110, 200))
        cv2.rectangle(picture, (0, 0), (band, height), blue, -1)
        cv2.circle(picture, (band // 2, int(height * 0.33)), max(2, int(band * 0.28)), rgb(220, 200, 60), dice.choice([1, 1, 2]), cv2.LINE_AA)
        put_text(picture, "UK" if style.region == "uk" else dice.choice(words.COUNTRIES), dice.choice(EUROPEAN), (band * 0.15, height * 0.62, band * 0.85, height * 0.9), (240, 240, 240))
        if dice.chance(0.12):
            cv2.rectangle(picture, (width - int(band * 0.6), 0), (width, height), blue, -1)
    else:
        cv2.circle(picture, (band // 2, int(height * 0.3)), max(2, int(band * 0.3)), dice.colour(30, 220), -1, cv2.LINE_AA)


def _characters(dice, region, mask, paint):
    alpha = mask.astype(np.float32)[..., None] / 255
    if dice.chance(0.5):
        depth = dice.randint(1, 3)
        shadow, light = (np.roll(alpha, (step, step), (0, 1)) for step in (depth, -depth))
        region[:] = region * (1 - 0.45 * shadow * dice.random())
        region[:] = region + (255 - region) * 0.4 * light * dice.random()
    if dice.chance(0.25):
        alpha = alpha * np.clip(0.55 + 0.7 * dice.clouds(*mask.shape, 6), 0.35, 1)
    region[:] = region * (1 - alpha) + np.array(paint, np.float32) * alpha


def _edge_and_wear(dice, picture, style):
    height, width = picture.shape[:2]
    if dice.chance(0.5):
        cv2.rectangle(picture, (2, 2), (width - 3, height - 3), style.paint if dice.chance(0.7) else dice.colour(), dice.randint(1, 4))
    for x in (0.12, 0.3, 0.7, 0.88):
        if dice.chance(0.15):
            cv2.circle(picture, (int(x * width), int(dice.choice([0.08, 0.92]) * height)), dice.randint(2, 6), dice.colour(30, 200), -1)
    if dice.chance(0.3):
        dirt = np.clip((dice.clouds(height, width, 8) - 0.6) * 3, 0, 1) * dice.uniform(0.1, 0.6)
        picture[:] = picture * (1 - dirt) + np.array(dice.colour(40, 150), np.float32) * dirt
