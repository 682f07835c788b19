"""Scenes with any number of plates, none included: (picture, corners of the plates). What the detector learns from."""

import cv2
import numpy as np

import words
from assets import photographs
from camera import expose, light
from dice import Dice
from lettering import put_text
from plate import LETTERING, paint_plate
from plate_style import EUROPEAN
from street import distractor, paint_street
from vehicle import paint_vehicle

# Painting a plate or a vehicle costs more than a scene, so they are kept and used again with other light, size and place.
PLATES, VEHICLES, STREETS = 300, 120, 60


class Scenes:
    """An endless source of scenes of one size; a seed gives the same scenes again."""

    def __init__(self, seed, width=512, height=352):
        self.dice = Dice(seed)
        self.width, self.height = width, height
        self.photos = photographs()
        self.pools = {"plate": [], "vehicle": [], "street": []}

    def _from_pool(self, name, size, renewal, paint):
        pool = self.pools[name]
        if len(pool) < size:
            pool.append(paint())
            return pool[-1]
        if self.dice.chance(renewal):
            pool[self.dice.randrange(size)] = paint()
        return self.dice.choice(pool)

    def plate(self):
        return self._from_pool("plate", PLATES, 0.2, lambda: paint_plate(self.dice))

    def vehicle(self):
        return self._from_pool("vehicle", VEHICLES, 0.06, lambda: paint_vehicle(self.dice, self.photos))

    def background(self):
        dice = self.dice
        if self.photos and dice.chance(0.6):
            source = dice.choice(self.photos)
        else:
            source = self._from_pool("street", STREETS, 0.05, lambda: paint_street(dice))
        scale = max(self.width / source.shape[1], self.height / source.shape[0]) * dice.uniform(1, 2)
        wide, tall = int(self.width / scale), int(self.height / scale)
        left, top = dice.randint(0, max(0, source.shape[1] - wide)), dice.randint(0, max(0, source.shape[0] - tall))
        cut = source[top : top + tall, left : left + wide]
        picture = cv2.resize(cut, (self.width, self.height), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR).astype(np.float32)
        return picture[:, ::-1].copy() if dice.chance(0.5) else picture

    def draw(self):
        """(uint8 BGR picture, plates × 4 × 2 float32 corners: top left, top right, bottom right, bottom left, in px)."""
        dice, picture = self.dice, self.background()
        quads = []
        widths = sorted(self._plate_width() for _ in range(dice.choices([0, 1, 2, 3, 4], weights=[18, 45, 22, 10, 5])[0]))
        for width in widths:
            quad = self._with_vehicle(picture, width, quads) if dice.chance(0.85) else self._hang(picture, self.plate(), (width, *self._anywhere()), quads)
            if quad is not None:
                quads.append(quad)
        if dice.chance(0.15):
            self._put_vehicle(picture, self.vehicle(), dice.uniform(0.2, 1.0), *self._anywhere(), quads)
        for _ in range(dice.choices([0, 1, 2, 4, 7], weights=[30, 25, 20, 15, 10])[0]):
            self._distract(picture, quads)
        light(dice, picture)
        if dice.chance(0.12):
            stamp = f"20{dice.randint(10, 26)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02} {dice.randint(0, 23):02}:{dice.randint(0, 59):02}"
            tall = dice.randint(8, 20)
            put_text(picture, stamp, dice.choice(EUROPEAN), (3, 3, 3 + tall * 10, 3 + tall), dice.grey(200, 255))
        return expose(dice, np.clip(picture, 0, 255)), np.array(quads, np.float32).reshape(-1, 4, 2)

    def _plate_width(self):
        """Px; small plates are commoner, as in the pictures of cameras over a road."""
        dice = self.dice
        return dice.log_uniform(20, 90) if dice.chance(0.62) else dice.log_uniform(70, min(420, self.width * 0.8))

    def _anywhere(self):
        return self.dice.uniform(0.05, 0.95) * self.width, self.dice.uniform(0.08, 0.97) * self.height

    def _with_vehicle(self, picture, plate_width, quads):
        """A vehicle scaled so that its plate is `plate_width` wide, and the plate on it."""
        vehicle, plate = self.vehicle(), self.plate()
        aspect = plate.image.shape[1] / plate.image.shape[0]
        # A mount is as wide as a European plate: an American or a two-line plate takes less of it.
        share = 1.0 if aspect > 3.2 else 0.8 if aspect > 2.4 else 0.62 if aspect > 1.75 else 0.5
        scale = plate_width / (vehicle.mount[2] * share * self.dice.uniform(0.85, 1.15))
        x, y = self._anywhere()
        squash = self._put_vehicle(picture, vehicle, scale, x, y, quads)
        if squash is None:
            return None
        return self._hang(picture, plate, (plate_width, x, y), quads, squash)

    def _put_vehicle(self, picture, vehicle, scale, x, y, quads):
        """Sets a vehicle with its mount at (x, y); returns by how much it was narrowed by a side view, or None where it would hide a plate."""
        dice = self.dice
        squash = dice.uniform(0.7, 1.0) if dice.chance(0.4) else 1.0
        width, height = int(vehicle.image.shape[1] * scale * squash), int(vehicle.image.shape[0] * scale)
        left, top = int(x - vehicle.mount[0] * scale * squash), int(y - vehicle.mount[1] * scale)
        if width < 8 or height < 8 or any(left < quad[:, 0].max() and quad[:, 0].min() < left + width and top < quad[:, 1].max() and quad[:, 1].min() < top + height for quad in quads):
            return None
        crop_left, crop_top = max(0, -left), max(0, -top)
        crop_right, crop_bottom = min(width, self.width - left), min(height, self.height - top)
        if crop_right - crop_left < 4 or crop_bottom - crop_top < 4:
            return None
        move = np.float32([[scale * squash, 0, -crop_left], [0, scale, -crop_top]])
        size = (crop_right - crop_left, crop_bottom - crop_top)
        image, alpha = vehicle.image, vehicle.alpha
        if scale < 0.6:
            image, alpha, move = self._shrunk(image, alpha, scale, move)
        image = cv2.warpAffine(image, move, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE).astype(np.float32)
        alpha = cv2.warpAffine(alpha, move, size, flags=cv2.INTER_LINEAR)[..., None]
        gain = np.array([dice.uniform(0.8, 1.15) for _ in range(3)], np.float32) * dice.uniform(0.55, 1.2)
        target = picture[top + crop_top : top + crop_bottom, left + crop_left : left + crop_right]
        target[:] = target * (1 - alpha) + image * gain * alpha
        return squash

    @staticmethod
    def _shrunk(image, alpha, scale, move):
        size = (max(4, int(image.shape[1] * scale)), max(4, int(image.shape[0] * scale)))
        factor = np.float32([[size[0] / image.shape[1], 0, 0], [0, size[1] / image.shape[0], 0], [0, 0, 1]])
        return cv2.resize(image, size, interpolation=cv2.INTER_AREA), cv2.resize(alpha, size, interpolation=cv2.INTER_AREA), (np.vstack([move, [0, 0, 1]]) @ np.linalg.inv(factor))[:2].astype(np.float32)

    def _hang(self, picture, plate, place, quads, squash=1.0):
        """Warps the plate into the picture at `place` (width, x, y), narrowed by `squash`, maybe in a holder: its corners, or None for lack of room."""
        dice = self.dice
        width, x, y = place
        height = width * plate.image.shape[0] / plate.image.shape[1] * dice.uniform(0.9, 1.1)
        width *= squash
        turn = np.deg2rad(dice.gauss(0, 4) if dice.chance(0.88) else dice.uniform(-22, 22))
        corners = np.float32([[-width, -height], [width, -height], [width, height], [-width, height]]) / 2
        corners[:, 1] += corners[:, 0] * dice.gauss(0, 0.07)
        keystone = height / 2 * dice.gauss(0, 0.06)
        corners[:, 1] += np.float32([keystone, -keystone, keystone, -keystone])
        corners = corners @ np.float32([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]) + np.float32([x, y])
        if not (4 < x < self.width - 4 and 4 < y < self.height - 4):
            return None
        if any(abs(x - quad[:, 0].mean()) < (width + np.ptp(quad[:, 0])) * 0.6 and abs(y - quad[:, 1].mean()) < (height + np.ptp(quad[:, 1])) * 0.7 for quad in quads):
            return None
        image, inner = self._holder(plate.image) if dice.chance(0.45) else (plate.image, None)
        self._warp(picture, image, corners, inner)
        return corners

    def _holder(self, image):
        """The plate in a frame, often with the dealer's name under it: (image, the plate's corners in it)."""
        dice = self.dice
        height, width = image.shape[:2]
        side, below = int(height * dice.uniform(0.02, 0.12)), int(height * dice.uniform(0.02, 0.26))
        framed = np.empty((height + side + below, width + 2 * side, 3), np.float32)
        framed[:] = dice.grey(0, 70) if dice.chance(0.7) else dice.grey(120, 240)
        if below > height * 0.12:
            put_text(framed, dice.choice(words.DEALERS), dice.choice(LETTERING), (side + width * 0.1, side + height + 2, side + width * 0.9, height + side + below - 2), dice.grey(100, 255))
        framed[side : side + height, side : side + width] = image
        if dice.chance(0.25):
            cv2.rectangle(framed, (side, side), (side + width, side + height), dice.grey(0, 80), max(2, int(height * dice.uniform(0.03, 0.1))))
        return framed, np.float32([[side, side], [side + width, side], [side + width, side + height], [side, side + height]])

    def _warp(self, picture, image, corners, inner):
        dice = self.dice
        shrink = min(1.0, np.linalg.norm(corners[1] - corners[0]) * 1.2 / image.shape[1])
        small = cv2.resize(image, (max(8, int(image.shape[1] * shrink)), max(4, int(image.shape[0] * shrink))), interpolation=cv2.INTER_AREA).astype(np.float32)
        scale = np.float32([small.shape[1] / image.shape[1], small.shape[0] / image.shape[0]])
        whole = np.float32([[0, 0], [small.shape[1], 0], [small.shape[1], small.shape[0]], [0, small.shape[0]]])
        transform = cv2.getPerspectiveTransform(whole if inner is None else inner * scale, corners)
        outline = cv2.perspectiveTransform(whole[None], transform)[0]
        left, top = np.maximum(np.floor(outline.min(0)).astype(int) - 1, 0)
        right, bottom = np.minimum(np.ceil(outline.max(0)).astype(int) + 2, (self.width, self.height))
        if right - left < 3 or bottom - top < 3:
            return
        move = np.float32([[1, 0, -left], [0, 1, -top], [0, 0, 1]]) @ transform
        painted = cv2.warpPerspective(small, move, (right - left, bottom - top), borderMode=cv2.BORDER_REPLICATE)
        mask = cv2.warpPerspective(np.ones(small.shape[:2], np.float32), move, (right - left, bottom - top))[..., None]
        target = picture[top:bottom, left:right]
        around = target.mean() / 128 if dice.chance(0.5) else 1
        target[:] = target * (1 - mask) + painted * np.clip(around * dice.uniform(0.65, 1.2), 0.3, 1.25) * mask

    def _distract(self, picture, quads):
        width = self.dice.log_uniform(14, 200)
        x, y = self.dice.uniform(-10, self.width - 10), self.dice.uniform(-5, self.height - 8)
        if not any(x < quad[:, 0].max() + 3 and quad[:, 0].min() - 3 < x + width and y < quad[:, 1].max() + 3 and quad[:, 1].min() - 3 < y + width * 0.6 for quad in quads):
            distractor(self.dice, picture, x, y, width)
