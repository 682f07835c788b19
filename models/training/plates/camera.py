"""What light, lens, sensor and compression do to a picture."""

import cv2
import numpy as np


def light(dice, picture):
    """Shade, sun and night over a whole scene; `picture` is float32 and is changed in place."""
    height, width = picture.shape[:2]
    kind = dice.random()
    if kind < 0.12:
        dapple = np.clip((dice.clouds(height, width, dice.randint(3, 16)) - 0.5) * dice.uniform(3, 14) + 0.5, 0, 1)
        picture *= 1 - dapple * dice.uniform(0.15, 0.5)
    elif kind < 0.27:
        mask = np.zeros((height, width), np.float32)
        x = dice.randrange(width)
        cv2.fillPoly(mask, [np.int32([[x, 0], [width, 0], [width, height], [x + dice.randint(-200, 200), height]])], 1.0)
        picture *= 1 - mask[..., None] * dice.uniform(0.2, 0.65)
    elif kind < 0.37:
        picture *= dice.uniform(0.3, 0.6)
        for _ in range(dice.randint(0, 3)):
            _flare(dice, picture)
    elif kind < 0.43:
        _flare(dice, picture)


def _flare(dice, picture):
    """A lamp or the sun's reflection."""
    height, width = picture.shape[:2]
    radius = dice.log_uniform(8, 120)
    x, y = dice.uniform(0, width), dice.uniform(0, height)
    rows, columns = np.ogrid[:height, :width]
    glow = np.exp(-((columns - x) ** 2 + (rows - y) ** 2) / (2 * radius * radius)).astype(np.float32)[..., None]
    picture += glow * np.array(dice.choice([(255, 255, 255), (190, 225, 255), (120, 180, 255)]), np.float32) * dice.uniform(0.4, 1.1)


def expose(dice, picture):
    """Blur, exposure, white balance, noise, sharpening and JPEG; float32 in, uint8 out."""
    kind = dice.random()
    if kind < 0.35:
        picture = cv2.GaussianBlur(picture, (0, 0), dice.uniform(0.3, 1.3))
    elif kind < 0.48:
        picture = _motion_blur(dice, picture)
    kind = dice.random()
    if kind < 0.06:
        picture = picture * dice.uniform(0.3, 0.6) + dice.uniform(0, 25)
    elif kind < 0.16:
        picture = picture * dice.uniform(0.25, 0.55) + dice.uniform(50, 130)
    elif kind < 0.32:
        picture = np.clip(picture * dice.uniform(1.2, 1.8), 0, 255)
    else:
        picture = (picture - 128) * dice.uniform(0.6, 1.25) + 128 + dice.uniform(-45, 45)
    if dice.chance(0.3):
        picture = picture * np.array([dice.uniform(0.75, 1.2) for _ in range(3)], np.float32)
    if dice.chance(0.12):
        picture = np.repeat(picture.mean(2, keepdims=True), 3, 2)
    if dice.chance(0.5):
        picture = picture + dice.normal_array(picture.shape) * dice.uniform(1, 14)
    picture = np.clip(picture, 0, 255).astype(np.uint8)
    if dice.chance(0.25):
        picture = cv2.addWeighted(picture, 1.8, cv2.GaussianBlur(picture, (0, 0), 1.0), -0.8, 0)
    if dice.chance(0.75):
        picture = cv2.imdecode(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, dice.randint(25, 95)])[1], cv2.IMREAD_COLOR)
    return picture


def _motion_blur(dice, picture):
    length = dice.randint(3, 7)
    kernel = np.zeros((length, length), np.float32)
    kernel[length // 2] = 1
    turn = cv2.getRotationMatrix2D((length / 2 - 0.5, length / 2 - 0.5), dice.choice([0, 0, dice.uniform(0, 180)]), 1)
    kernel = cv2.warpAffine(kernel, turn, (length, length))
    return cv2.filter2D(picture, -1, kernel / max(kernel.sum(), 1e-3))
