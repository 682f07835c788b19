"""Paints streets, yards and walls to stand behind the vehicles, and the things in them that are easily taken for plates."""

import cv2
import numpy as np

import words
from dice import rgb
from lettering import put_text
from plate import LETTERING
from plate_style import EUROPEAN

WIDTH, HEIGHT = 960, 640


def paint_street(dice):
    """A background, HEIGHT × WIDTH × 3 uint8 BGR, with nothing in it that is a plate."""
    picture = np.empty((HEIGHT, WIDTH, 3), np.float32)
    picture[:] = dice.grey(60, 230, 25)
    horizon = int(HEIGHT * dice.uniform(0.15, 0.65))
    _far(dice, picture[:horizon])
    _ground(dice, picture[horizon:])
    for _ in range(dice.randint(0, 3)):
        x, wide = dice.randrange(WIDTH), dice.randint(3, 30)
        cv2.rectangle(picture, (x, 0), (x + wide, horizon + dice.randint(0, 200)), dice.grey(20, 200), -1)
    for _ in range(dice.randint(0, 6)):
        distractor(dice, picture, dice.uniform(0, WIDTH), dice.uniform(0, HEIGHT), dice.log_uniform(20, 220))
    return np.clip(picture, 0, 255).astype(np.uint8)


def _far(dice, picture):
    height, width = picture.shape[:2]
    if height < 8:
        return
    kind = dice.random()
    picture += (dice.clouds(height, width, 5) - 0.5) * dice.uniform(0, 80)
    if kind < 0.35:
        _facades(dice, picture)
    elif kind < 0.6:
        leaves = sum(dice.clouds(height, width, cells) for cells in (6, 20, 60)) / 3
        picture[:] = (leaves * 1.6 - 0.3).clip(0, 1) * np.array(rgb(90, dice.uniform(110, 180), 60), np.float32) + 15
    elif kind < 0.75:
        brick, joint = dice.colour(40, 170), dice.grey(90, 210)
        picture[:] = brick + (dice.clouds(height, width, 40) - 0.5) * 50
        for row, y in enumerate(range(0, height, 14)):
            cv2.line(picture, (0, y), (width, y), joint, 1)
            for x in range((row % 2) * 16, width, 32):
                cv2.line(picture, (x, y), (x, y + 14), joint, 1)
    elif kind < 0.85:
        step, colour = dice.randint(6, 30), dice.grey(30, 230)
        for x in range(0, width, step):
            cv2.line(picture, (x, height // 3), (x, height), colour, max(1, step // 6))


def _facades(dice, picture):
    height, width = picture.shape[:2]
    x = 0
    while x < width:
        wide, top = dice.randint(60, 260), dice.randint(0, height // 2)
        cv2.rectangle(picture, (x, top), (x + wide, height), dice.grey(50, 220, 30), -1)
        across, down, glass = dice.randint(14, 44), dice.randint(16, 50), dice.grey(10, 130)
        for left in range(x + 6, x + wide - across // 2, across):
            for upper in range(top + 8, height - down, down):
                cv2.rectangle(picture, (left, upper), (left + across * 3 // 5, upper + down * 3 // 5), glass, -1)
        if dice.chance(0.4):
            put_text(picture, dice.choice(words.SIGNS), dice.choice(LETTERING), (x + 5, height - dice.randint(30, 60), x + wide - 5, height - 8), dice.colour())
        x += wide


def _ground(dice, picture):
    height, width = picture.shape[:2]
    picture[:] = dice.grey(60, 190, 10) if dice.chance(0.8) else rgb(90, dice.uniform(100, 160), 60)
    picture += (dice.clouds(height, width, 6) - 0.5) * 50 + dice.normal_array((min(height, 1000), width, 1))[..., :1] * dice.uniform(0, 14)
    for _ in range(dice.randint(0, 5)):
        start, end = (dice.randrange(width), 0), (dice.randint(-300, width + 300), height)
        cv2.line(picture, start, end, dice.choice([dice.grey(200, 250), rgb(220, 180, 50)]), dice.randint(2, 12), cv2.LINE_AA)
    for _ in range(dice.randint(0, 3)):
        y = dice.randrange(height)
        cv2.line(picture, (0, y), (width, y + dice.randint(-60, 60)), dice.grey(30, 230), dice.randint(1, 8), cv2.LINE_AA)


def distractor(dice, picture, x, y, width):
    """Something at (x, y) that a careless detector would take for a plate; `width` in px."""
    height = width * dice.uniform(0.12, 0.6)
    box = (int(x), int(y), int(x + width), int(y + height))
    kind = dice.random()
    if kind < 0.3:
        _sign(dice, picture, box)
    elif kind < 0.5:
        put_text(picture, dice.choice(words.SIGNS + words.DEALERS + words.BADGES), dice.choice(LETTERING + EUROPEAN), box, dice.colour())
    elif kind < 0.62:
        cv2.rectangle(picture, box[:2], box[2:], dice.grey(150, 255), -1)
        if dice.chance(0.5):
            cv2.rectangle(picture, box[:2], box[2:], dice.grey(0, 120), 2)
    elif kind < 0.78:
        cv2.rectangle(picture, box[:2], box[2:], dice.grey(0, 90), -1)
        bars, bright = dice.randint(3, 10), dice.grey(60, 230)
        for bar in range(1, bars):
            along = box[1] + (box[3] - box[1]) * bar // bars if dice.chance(0.9) else box[1]
            cv2.line(picture, (box[0], along), (box[2], along), bright, dice.randint(1, 2))
        if dice.chance(0.4):
            for across in range(box[0], box[2], max(3, int(width / 14))):
                cv2.line(picture, (across, box[1]), (across, box[3]), bright, 1)
    elif kind < 0.9:
        columns = dice.randint(2, 9)
        for column in range(columns):
            left = box[0] + (box[2] - box[0]) * column // columns
            cv2.rectangle(picture, (left, box[1]), (left + max(1, int(width / columns * 0.6)), box[3]), dice.grey(0, 255), -1)
    else:
        cv2.rectangle(picture, box[:2], box[2:], dice.choice([rgb(190, 20, 30), rgb(240, 150, 40), rgb(240, 240, 235)]), -1)
        cv2.rectangle(picture, (box[0], box[1]), ((box[0] + box[2]) // 2, box[3]), dice.grey(180, 255), -1)


def _sign(dice, picture, box):
    """A board with one to four rows of lettering, or a bumper sticker."""
    ground = dice.colour() if dice.chance(0.5) else dice.grey(200, 255)
    cv2.rectangle(picture, box[:2], box[2:], ground, -1)
    rows = dice.choice([1, 2, 2, 3, 4])
    tall = (box[3] - box[1]) / rows
    for row in range(rows):
        ink = dice.grey(0, 80) if sum(ground) > 380 else dice.grey(200, 255)
        place = (box[0] + 2, box[1] + row * tall + tall * 0.15, box[2] - 2, box[1] + row * tall + tall * 0.85)
        put_text(picture, dice.choice(words.SIGNS + words.DEALERS + words.SLOGANS), dice.choice(LETTERING), place, ink)
