"""Registration numbers by the patterns of formats.json."""

import json
import os
import re
import string

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "formats.json"), encoding="utf8") as file:
    REGIONS = json.load(file)["regions"]

_WEIGHTS = [region["weight"] for region in REGIONS.values()]
_WITHOUT_LOOKALIKES = "ABCDEFGHJKLMNPRSTUVWXYZ"
_CONSONANTS = "BCDFGHJKLMNPRSTVWXYZ"
STACKED_SHARE = {"us": 0.03, "eu": 0.1, "uk": 0.12, "za": 0.22, "br": 0.2, "in": 0.35, "other": 0.15}


def draw_region(dice):
    """A region's key, as often as formats.json weighs it."""
    return dice.choices(list(REGIONS), weights=_WEIGHTS)[0]


def draw_registration(dice, region):
    """Lines as they are painted: ' ', '-', '.' and '*' (an emblem) are still in them."""
    stacked = dice.chance(STACKED_SHARE[region])
    pattern = dice.choice(REGIONS[region]["stacked" if stacked else "single"])
    pattern = re.sub(r"\(([^)]*)\)", lambda match: "<" + dice.choice(match.group(1).split("|")) + ">", pattern)
    restricted = _CONSONANTS if region == "za" else _WITHOUT_LOOKALIKES
    text = ""
    for mark in pattern:
        if mark == "a":
            text += dice.choice(string.ascii_uppercase)
        elif mark == "c":
            text += dice.choice(restricted)
        elif mark == "0":
            text += dice.choice(string.digits)
        elif mark not in "<>":
            text += mark
    return text.split("/")


def plain(text):
    """Letters and digits alone: what a reader has to read."""
    return "".join(mark for mark in text if mark.isalnum())
