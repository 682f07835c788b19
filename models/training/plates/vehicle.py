"""Paints rears and fronts of vehicles without a plate: cars, vans, buses, trucks, motorcycles. They give a plate its surroundings, and the
detector what is no plate: grilles, lamps, windows, badges, lettering."""

from dataclasses import dataclass

import cv2
import numpy as np

import words
from dice import rgb
from lettering import put_text
from plate import LETTERING
from plate_style import EUROPEAN

WIDTH = 420


@dataclass
class Vehicle:
    """`image` height × width × 3 uint8 BGR, `alpha` height × width × 1 float 0–1, `mount` the plate's (centre x, centre y, width at most) in px."""

    image: np.ndarray
    alpha: np.ndarray
    mount: tuple


def paint_vehicle(dice, photos):
    kind = dice.choices(["car", "van", "bus", "truck", "motorcycle"], weights=[62, 10, 8, 10, 10])[0]
    tall = {"car": (0.62, 0.9), "van": (0.85, 1.15), "bus": (0.9, 1.2), "truck": (0.95, 1.3), "motorcycle": (1.3, 1.7)}[kind]
    width = WIDTH if kind != "motorcycle" else 240
    canvas = _Canvas(dice, photos, width, int(width * dice.uniform(*tall)))
    painter = {"car": _car, "van": _van, "bus": _bus, "truck": _truck, "motorcycle": _motorcycle}[kind]
    mount = painter(canvas)
    return Vehicle(np.clip(canvas.picture, 0, 255).astype(np.uint8), np.clip(canvas.alpha, 0, 1)[..., None], mount)


class _Canvas:
    """A picture that is painted with rounded, shaded and reflecting shapes; coordinates are fractions of its width and height."""

    def __init__(self, dice, photos, width, height):
        self.dice, self.photos, self.width, self.height = dice, photos, width, height
        self.picture = np.full((height, width, 3), 30, np.float32)
        self.alpha = np.zeros((height, width), np.float32)

    def shape(self, points, colour, round_px=6, gloss=0.0, solid=True):
        """A polygon with rounded corners, lit from above; `gloss` mixes in a reflection."""
        corners = np.float32([[x * self.width, y * self.height] for x, y in points])
        margin = 2 * round_px
        left, top = np.maximum(corners.min(0).astype(int) - margin, 0)
        right, bottom = np.minimum(corners.max(0).astype(int) + margin, (self.width, self.height))
        width, height = right - left, bottom - top
        if width < 2 or height < 2:
            return
        mask = np.zeros((height, width), np.uint8)
        cv2.fillPoly(mask, [np.int32(corners - (left, top))], 255, cv2.LINE_AA)
        if round_px > 2:
            # Blurred and cut at half height again, corners are round; addWeighted saturates at 0 and 255.
            blurred = cv2.GaussianBlur(mask, (0, 0), round_px)
            mask = cv2.addWeighted(blurred, round_px, blurred, 0, 127.5 - 127.5 * round_px)
        ramp = np.linspace(0.5, -0.5, height, dtype=np.float32)[:, None, None] * self.dice.uniform(-0.1, 0.35)
        surface = np.array(colour, np.float32) * (1 + ramp) + (self.dice.clouds(height, width, 3) - 0.5) * self.dice.uniform(0, 50)
        if gloss and self.photos:
            surface = surface * (1 - gloss) + self._reflection(width, height) * gloss
        weight = mask[..., None].astype(np.float32) / 255
        target = self.picture[top:bottom, left:right]
        target += (surface - target) * weight
        if solid:
            np.maximum(self.alpha[top:bottom, left:right], weight[..., 0], out=self.alpha[top:bottom, left:right])

    def _reflection(self, width, height):
        photo = self.dice.choice(self.photos)
        top, left = self.dice.randrange(max(1, photo.shape[0] - 200)), self.dice.randrange(max(1, photo.shape[1] - 280))
        return cv2.resize(photo[top : top + 200, left : left + 280], (width, height)).astype(np.float32)

    def box(self, left, top, right, bottom, colour, round_px=3, gloss=0.0, solid=False):
        self.shape([(left, top), (right, top), (right, bottom), (left, bottom)], colour, round_px, gloss, solid)

    def line(self, start, end, colour, thickness=2):
        points = [(int(x * self.width), int(y * self.height)) for x, y in (start, end)]
        cv2.line(self.picture, *points, colour, thickness, cv2.LINE_AA)

    def disc(self, x, y, radius, colour, solid=False):
        centre = (int(x * self.width), int(y * self.height))
        cv2.circle(self.picture, centre, int(radius * self.width), colour, -1, cv2.LINE_AA)
        if solid:
            cv2.circle(self.alpha, centre, int(radius * self.width), 1.0, -1)

    def text(self, left, top, right, bottom, text, colour, fonts=LETTERING):
        put_text(self.picture, text, self.dice.choice(fonts), (left * self.width, top * self.height, right * self.width, bottom * self.height), colour)

    def slats(self, left, top, right, bottom):
        """A grille, vent or louvre: rows or a mesh of bars, the commonest thing that looks like a plate and is none."""
        self.box(left, top, right, bottom, self.dice.grey(5, 60))
        bars, bright = self.dice.randint(3, 9), self.dice.grey(60, 220)
        for bar in range(1, bars):
            y = top + (bottom - top) * bar / bars
            self.line((left, y), (right, y), bright, self.dice.choice([1, 2, 3]))
        if self.dice.chance(0.4):
            for bar in range(1, bars * 3):
                x = left + (right - left) * bar / bars / 3
                self.line((x, top), (x, bottom), bright, 1)

    def recess(self, x, y, width):
        """The place for the plate: often darker, sometimes framed; returns the mount in px."""
        if self.dice.chance(0.6):
            half, tall = width * self.dice.uniform(0.55, 0.75), width * self.dice.uniform(0.18, 0.42) * self.width / self.height
            self.box(x - half, y - tall, x + half, y + tall, self.dice.grey(15, 160), 5)
        return x * self.width, y * self.height, width * self.width


def _body_colour(dice):
    return dice.colour(0, 230) if dice.chance(0.35) else dice.grey(10, 250)


def _lamps(canvas, dice, front, y, tall, edge=0.07):
    colour = dice.grey(170, 250) if front else dice.choice([rgb(190, 20, 30), rgb(120, 10, 20), rgb(220, 60, 40)])
    wide = dice.uniform(0.08, 0.18)
    for side in (0, 1):
        left = edge if side == 0 else 1 - edge - wide
        canvas.box(left, y, left + wide, y + tall, colour, 4, gloss=0.15)
        if dice.chance(0.6):
            canvas.box(left + wide * 0.2, y + tall * 0.5, left + wide * 0.8, y + tall * 0.85, dice.choice([rgb(235, 150, 40), rgb(240, 240, 235), rgb(120, 10, 15)]), 2)
        if dice.chance(0.2):
            canvas.disc(left + wide / 2, y + tall / 2, 0.02, (255, 255, 255))


def _car(canvas):
    dice, front = canvas.dice, canvas.dice.chance(0.5)
    colour, belt, inset = _body_colour(dice), dice.uniform(0.36, 0.5), dice.uniform(0.08, 0.2)
    for x in (0.03, 0.8):
        canvas.box(x, 0.75, x + 0.17, 0.995, (18, 18, 18), 8, solid=True)
    canvas.shape([(inset, 0.02), (1 - inset, 0.02), (0.97, belt), (0.985, 0.9), (0.015, 0.9), (0.03, belt)], colour, 10, gloss=dice.uniform(0, 0.25))
    canvas.shape([(inset + 0.03, 0.06), (0.97 - inset, 0.06), (0.91, belt - 0.04), (0.09, belt - 0.04)], dice.grey(10, 90), 6, gloss=dice.uniform(0.1, 0.6))
    if dice.chance(0.3):
        x = dice.uniform(0.15, 0.6)
        canvas.text(x, belt - 0.16, x + 0.25, belt - 0.08, dice.choice(words.SIGNS + words.DEALERS), dice.colour(120, 255))
    _lamps(canvas, dice, front, belt + dice.uniform(0.01, 0.06), dice.uniform(0.09, 0.2), dice.uniform(0.03, 0.1))
    bumper = dice.uniform(0.62, 0.74)
    canvas.box(0.015, bumper, 0.985, 0.92, dice.grey(15, 80) if dice.chance(0.3) else [value * dice.uniform(0.75, 1.05) for value in colour], 6)
    canvas.line((0.03, bumper), (0.97, bumper), [value * 0.4 for value in colour], 2)
    if front:
        half = dice.uniform(0.12, 0.3)
        canvas.slats(0.5 - half, belt + 0.05, 0.5 + half, belt + dice.uniform(0.12, 0.2))
        if dice.chance(0.6):
            half = dice.uniform(0.15, 0.35)
            canvas.slats(0.5 - half, 0.8, 0.5 + half, dice.uniform(0.85, 0.92))
        canvas.disc(0.5, belt + 0.1, dice.uniform(0.015, 0.04), dice.grey(120, 240))
    else:
        canvas.box(0.3, belt + 0.03, 0.7, belt + dice.uniform(0.05, 0.07), dice.grey(30, 230), 2)
    for _ in range(dice.randint(0, 3)):
        x, y = dice.choice([dice.uniform(0.05, 0.25), dice.uniform(0.65, 0.8)]), belt + dice.uniform(0.0, 0.2)
        canvas.text(x, y, x + dice.uniform(0.08, 0.2), y + dice.uniform(0.025, 0.06), dice.choice(words.BADGES), dice.choice([dice.grey(180, 250), dice.grey(20, 90)]), EUROPEAN)
    x = dice.uniform(0.3, 0.7) if dice.chance(0.12) else 0.5 + dice.gauss(0, 0.01)
    return canvas.recess(x, belt + dice.uniform(0.13, 0.2) if dice.chance(0.5) and not front else dice.uniform(0.72, 0.84), dice.uniform(0.2, 0.33))


def _van(canvas):
    dice, colour = canvas.dice, _body_colour(canvas.dice)
    canvas.box(0.05, 0.85, 0.95, 0.99, (20, 20, 20), 6, solid=True)
    canvas.shape([(0.06, 0.01), (0.94, 0.01), (0.985, 0.5), (0.985, 0.93), (0.015, 0.93), (0.015, 0.5)], colour, 10, gloss=dice.uniform(0, 0.2))
    for left, right in ((0.1, 0.47), (0.53, 0.9)):
        canvas.box(left, 0.08, right, dice.uniform(0.35, 0.42), dice.grey(10, 90), 6, gloss=dice.uniform(0.1, 0.5))
    canvas.line((0.5, 0.02), (0.5, 0.85), [value * 0.4 for value in colour], 2)
    _lamps(canvas, dice, dice.chance(0.3), dice.uniform(0.45, 0.55), dice.uniform(0.12, 0.25), 0.02)
    canvas.box(0.0, 0.84, 1.0, 0.93, dice.grey(15, 90), 5)
    if dice.chance(0.6):
        canvas.text(0.1, 0.44, 0.9, dice.uniform(0.5, 0.58), dice.choice(words.SIGNS + words.DEALERS), dice.colour())
    return canvas.recess(dice.choice([0.3, 0.5, 0.5, 0.7]), dice.uniform(0.62, 0.8), dice.uniform(0.18, 0.28))


def _bus(canvas):
    dice, colour = canvas.dice, _livery(canvas.dice)
    canvas.box(0.04, 0.9, 0.96, 0.995, (20, 20, 20), 6, solid=True)
    canvas.box(0.02, 0.01, 0.98, 0.95, colour, 8, gloss=dice.uniform(0, 0.2), solid=True)
    canvas.box(0.06, 0.16, 0.94, dice.uniform(0.45, 0.58), dice.grey(10, 90), 6, gloss=dice.uniform(0.15, 0.6))
    canvas.box(0.2, 0.04, 0.8, 0.13, (10, 10, 10), 2)
    canvas.text(0.24, 0.05, 0.76, 0.12, f"{dice.randint(1, 399)} {dice.choice(words.SIGNS)}", rgb(255, dice.uniform(150, 220), 40))
    _lamps(canvas, dice, dice.chance(0.6), dice.uniform(0.7, 0.78), 0.08, 0.05)
    if dice.chance(0.5):
        canvas.slats(0.25, 0.64, 0.75, 0.74)
    if dice.chance(0.6):
        canvas.text(0.15, 0.6, 0.85, 0.67, dice.choice(words.SIGNS + words.DEALERS), dice.colour())
    return canvas.recess(dice.choice([0.3, 0.5, 0.5, 0.68]), dice.uniform(0.8, 0.89), dice.uniform(0.15, 0.22))


def _livery(dice):
    return dice.choice([rgb(200, 30, 30), rgb(230, 180, 30), rgb(30, 90, 170), rgb(235, 235, 235), rgb(30, 130, 70), dice.colour(20, 230)])


def _truck(canvas):
    dice, colour = canvas.dice, _livery(canvas.dice)
    canvas.box(0.06, 0.82, 0.94, 0.99, (22, 22, 22), 5, solid=True)
    canvas.box(0.02, 0.01, 0.98, 0.8, colour, 4, gloss=dice.uniform(0, 0.1), solid=True)
    for x in [0.5] + [dice.uniform(0.05, 0.95) for _ in range(dice.randint(0, 6))]:
        canvas.line((x, 0.02), (x, 0.79), dice.grey(30, 200), dice.randint(1, 4))
    for _ in range(dice.randint(0, 3)):
        x, y = dice.uniform(0.05, 0.5), dice.uniform(0.05, 0.6)
        canvas.text(x, y, x + dice.uniform(0.2, 0.45), y + dice.uniform(0.05, 0.14), dice.choice(words.SIGNS + words.DEALERS), dice.colour())
    if dice.chance(0.5):
        for step in range(10):
            canvas.box(step * 0.1, 0.81, step * 0.1 + 0.1, 0.85, rgb(220, 200, 30) if step % 2 else rgb(190, 30, 30), 1, solid=True)
    _lamps(canvas, dice, False, 0.86, 0.06, 0.06)
    return canvas.recess(dice.choice([0.3, 0.5, 0.5, 0.7]), dice.uniform(0.86, 0.91), dice.uniform(0.15, 0.24))


def _motorcycle(canvas):
    dice = canvas.dice
    canvas.box(0.38, 0.55, 0.62, 0.995, (20, 20, 20), 10, solid=True)
    canvas.shape([(0.3, 0.02), (0.7, 0.02), (0.85, 0.3), (0.7, 0.5), (0.3, 0.5), (0.15, 0.3)], dice.grey(10, 120) if dice.chance(0.5) else dice.colour(0, 200), 12)
    canvas.box(0.2, 0.45, 0.8, 0.62, _body_colour(dice), 10, gloss=0.1, solid=True)
    canvas.box(0.38, 0.5, 0.62, 0.58, rgb(190, 20, 30), 4)
    for x in (0.16, 0.84):
        canvas.disc(x, 0.57, 0.05, rgb(235, 140, 40), solid=True)
    return canvas.recess(0.5, dice.uniform(0.68, 0.78), dice.uniform(0.3, 0.5))
