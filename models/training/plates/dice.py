"""Seeded randomness with the few draws that all painters share. Colours are (blue, green, red), as OpenCV has them."""

import math
import random

import cv2
import numpy as np


class Dice(random.Random):
    """Python's generator plus helpers; everything that is drawn follows from its seed alone."""

    def chance(self, probability):
        return self.random() < probability

    def log_uniform(self, low, high):
        return math.exp(self.uniform(math.log(low), math.log(high)))

    def colour(self, low=0, high=255):
        return tuple(self.uniform(low, high) for _ in range(3))

    def grey(self, low=0, high=255, tint=6):
        level = self.uniform(low, high)
        return tuple(min(255.0, max(0.0, level + self.uniform(-tint, tint))) for _ in range(3))

    def normal_array(self, shape):
        """Standard normal noise cut from one large table, since drawing it anew costs more than the rest of a picture."""
        top = self.randrange(max(1, _NOISE.shape[0] - shape[0]))
        left = self.randrange(max(1, _NOISE.shape[1] - shape[1]))
        return _NOISE[top : top + shape[0], left : left + shape[1]]

    def clouds(self, height, width, cells):
        """Smooth noise, height × width × 1, 0–1; `cells` is how many lumps fit across the height."""
        rows = max(2, int(cells))
        columns = max(2, int(cells * width / max(1, height)))
        lattice = np.frombuffer(self.randbytes(rows * columns), np.uint8).reshape(rows, columns).astype(np.float32) / 255
        return cv2.resize(lattice, (width, height), interpolation=cv2.INTER_CUBIC).clip(0, 1)[..., None]


_NOISE = np.random.RandomState(0).randn(1100, 1400, 3).astype(np.float32)


def rgb(red, green, blue):
    """A colour written the usual way, as the painters need it."""
    return (float(blue), float(green), float(red))
