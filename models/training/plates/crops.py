"""Crops of plates as a detector hands them over, with what stands on them and where: what the reader learns from."""

import cv2
import numpy as np

import words
from camera import expose
from dice import Dice
from lettering import put_text
from plate import LETTERING, paint_plate

WIDTH, HEIGHT = 192, 48
# Painting a plate with its surroundings costs more than a crop of it, so they are kept and cropped again.
KEPT = 400


class Crops:
    """An endless source of crops; a seed gives the same ones again."""

    def __init__(self, seed):
        self.dice, self.kept = Dice(seed), []

    def draw(self):
        """(HEIGHT × WIDTH × 3 uint8 BGR, text, each character's centre as a fraction of the width)."""
        if len(self.kept) < KEPT:
            self.kept.append(mount(self.dice))
        elif self.dice.chance(0.35):
            self.kept[self.dice.randrange(KEPT)] = mount(self.dice)
        return self._crop(*self.dice.choice(self.kept))

    def _crop(self, picture, left, top, plate):
        dice, (tall, wide) = self.dice, plate.image.shape[:2]
        line = dice.choice(plate.lines)
        box = np.float32(line.box)
        height = box[3] - box[1]
        if len(plate.lines) > 1 or dice.chance(0.55):
            low, high = (0.0, 0.12) if len(plate.lines) > 1 else (0.0, 0.32)
            quad = box + np.float32([-dice.uniform(0, 0.45), -dice.uniform(low, high), dice.uniform(0, 0.45), dice.uniform(low, high)]) * height
        else:
            margin_x, margin_y = (-0.02, 0.1), (-0.04, 0.2)
            quad = np.float32([-dice.uniform(*margin_x) * wide, -dice.uniform(*margin_y) * tall, wide * (1 + dice.uniform(*margin_x)), tall * (1 + dice.uniform(*margin_y))])
        corners = np.float32([[quad[0], quad[1]], [quad[2], quad[1]], [quad[2], quad[3]], [quad[0], quad[3]]])
        corners = self._misjudged(corners, np.float32([[box[0], box[1]], [box[2], box[1]], [box[2], box[3]], [box[0], box[3]]]))
        width_px, height_px = np.linalg.norm(corners[1] - corners[0]), np.linalg.norm(corners[3] - corners[0])
        # The characters are 10 to 60 px high where the camera saw them.
        seen = int(np.clip(dice.log_uniform(10.5, 60) * height_px / height, 10, 90))
        across = max(24, int(seen * width_px / height_px * dice.uniform(0.75, 1.1)))
        factor = 2 if seen < 40 else 1
        target = np.float32([[0, 0], [across, 0], [across, seen], [0, seen]]) * factor
        transform = cv2.getPerspectiveTransform(corners + np.float32([left, top]), target)
        crop = cv2.warpPerspective(picture, transform, (across * factor, seen * factor), borderMode=cv2.BORDER_REPLICATE)
        if factor > 1:
            crop = cv2.resize(cv2.GaussianBlur(crop, (0, 0), 0.7), (across, seen), interpolation=cv2.INTER_AREA)
        crop = cv2.resize(expose(dice, crop), (WIDTH, HEIGHT), interpolation=dice.choice([cv2.INTER_LINEAR, cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_AREA]))
        centres = np.float32([[[left + x, top + (box[1] + box[3]) / 2] for x in line.centres]])
        return crop, line.text, cv2.perspectiveTransform(centres, transform)[0][:, 0] / (across * factor)

    def _misjudged(self, corners, line):
        """Corners as a detector finds them: turned and shifted a little, but never so that the line is cut by more than a hair."""
        dice, height = self.dice, corners[3, 1] - corners[0, 1]
        angle = np.deg2rad(dice.gauss(0, 3.0) if dice.chance(0.8) else dice.uniform(-10, 10))
        centre = corners.mean(0)
        corners = (corners - centre) @ np.float32([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]]) + centre
        reach = 0.06 if dice.chance(0.7) else 0.13
        corners = (corners + np.float32([[dice.uniform(-reach, reach) * height, dice.uniform(-reach, reach) * height] for _ in range(4)])).astype(np.float32)
        for _ in range(6):
            inside = cv2.perspectiveTransform(line[None], cv2.getPerspectiveTransform(corners, np.float32([[0, 0], [1, 0], [1, 1], [0, 1]])))[0]
            if inside.min(0)[0] > -0.015 and inside.max(0)[0] < 1.015 and inside.min(0)[1] > -0.06 and inside.max(0)[1] < 1.06:
                break
            corners = (corners - corners.mean(0)) * 1.07 + corners.mean(0)
        return corners


def mount(dice):
    """A plate on something like a bumper, maybe in a dealer's holder: (float picture, plate's left, its top, plate)."""
    plate = paint_plate(dice)
    height, width = plate.image.shape[:2]
    left, top = int(width * 0.55), int(height * 1.1)
    picture = np.empty((height + 2 * top, width + 2 * left, 3), np.float32)
    picture[:] = dice.colour(0, 230) if dice.chance(0.5) else dice.grey(0, 200)
    tall, wide = picture.shape[:2]
    picture += np.linspace(-1, 1, tall, dtype=np.float32)[:, None, None] * dice.uniform(-60, 60) + (dice.clouds(tall, wide, 3) - 0.5) * dice.uniform(0, 120)
    for _ in range(dice.randint(0, 6)):
        y = dice.randrange(tall)
        cv2.line(picture, (0, y), (wide, y + dice.randint(-20, 20)), dice.colour(), dice.randint(1, 14))
    if dice.chance(0.55):
        side, below = int(height * dice.uniform(0.03, 0.16)), int(height * dice.uniform(0.03, 0.28))
        cv2.rectangle(picture, (left - side, top - side), (left + width + side, top + height + below), dice.grey(0, 60) if dice.chance(0.7) else dice.grey(120, 240), -1)
        if below > height * 0.12:
            put_text(picture, dice.choice(words.DEALERS), dice.choice(LETTERING), (left + width * 0.1, top + height + 2, left + width * 0.9, top + height + below - 2), dice.grey(100, 255))
    picture[top : top + height, left : left + width] = plate.image
    if dice.chance(0.15):
        cv2.rectangle(picture, (left, top), (left + width, top + height), dice.grey(0, 80), max(2, int(height * dice.uniform(0.04, 0.16))))
    if dice.chance(0.2):
        x, mask = dice.randrange(wide), np.zeros((tall, wide), np.float32)
        cv2.fillPoly(mask, [np.int32([[x, 0], [wide, 0], [wide, tall], [x + dice.randint(-200, 200), tall]])], 1.0)
        picture *= 1 - mask[..., None] * dice.uniform(0.2, 0.65)
    return picture, left, top, plate
