"""How plates of a region look: proportions, colours and where the characters stand. Fractions are of the plate's height or width."""

from dataclasses import dataclass, field

from assets import american_fonts, european_fonts
from dice import rgb

EUROPEAN = european_fonts()
AMERICAN = american_fonts()


@dataclass
class Style:
    region: str
    width: int
    height: int
    font: str
    paint: tuple
    ground: tuple
    inverse: bool
    line_height: float
    centre: float
    left: float
    right: float
    band: float = 0.0
    mercosul: bool = False
    one_as_bar: float = 0.15
    stacked: bool = False
    fills: bool = field(default=False)


def draw_style(dice, region, lines):
    """The style of one plate for the given lines of a registration."""
    stacked = len(lines) == 2
    aspect, height = _size(dice, region, stacked)
    font = dice.choice(AMERICAN if region == "us" else EUROPEAN if region in ("eu", "uk", "br") else EUROPEAN + AMERICAN)
    paint, ground, inverse = _colours(dice, region)
    style = Style(region, int(height * aspect), height, font, paint, ground, inverse, 0.0, 0.5, 0.05, 0.05, stacked=stacked)
    _layout(dice, style)
    if region == "br":
        number = "".join(lines)
        style.mercosul = len(number) == 7 and number[4:5].isalpha()
        style.one_as_bar = 0.6
        style.centre = dice.uniform(0.6, 0.66)
        if style.mercosul:
            style.ground, style.paint = dice.grey(205, 255), dice.colour(0, 60) if dice.chance(0.75) else dice.colour(0, 150)
    return style


def _size(dice, region, stacked):
    if stacked:
        low, high = {"us": (1.6, 2.05), "eu": (1.25, 1.8), "uk": (1.3, 1.5), "za": (1.15, 1.75), "br": (1.1, 1.35), "in": (1.25, 2.1)}.get(region, (1.2, 2.0))
        return dice.uniform(low, high), 200
    low, high = {"us": (1.85, 2.15), "eu": (4.0, 4.9), "uk": (4.3, 4.9), "za": (3.3, 4.7), "br": (2.8, 3.3), "in": (3.2, 4.8)}.get(region, (2.0, 4.6))
    return dice.uniform(low, high), 200 if region == "us" else 150 if region == "br" else 110


def _layout(dice, style):
    if style.stacked:
        style.line_height, style.left = dice.uniform(0.28, 0.4), dice.uniform(0.04, 0.12)
        style.right = style.left
    elif style.region == "us":
        style.line_height, style.centre, style.fills = dice.uniform(0.42, 0.6), dice.uniform(0.5, 0.6), dice.chance(0.85)
        style.left, style.right = dice.uniform(0.04, 0.14), dice.uniform(0.04, 0.14)
    elif style.region == "br":
        style.line_height, style.left = dice.uniform(0.5, 0.66), dice.uniform(0.04, 0.08)
        style.right = style.left
    elif style.region in ("eu", "uk"):
        style.line_height, style.centre = dice.uniform(0.62, 0.8), 0.5 + dice.uniform(-0.03, 0.03)
        style.left, style.right = (dice.uniform(0.1, 0.16) if dice.chance(0.78) else 0.05), dice.uniform(0.03, 0.08)
    else:
        style.line_height, style.centre = dice.uniform(0.52, 0.78), 0.5 + dice.uniform(-0.06, 0.05)
        style.left, style.right = dice.uniform(0.03, 0.12), dice.uniform(0.03, 0.12)
    if style.region in ("eu", "uk") and style.left > 0.08:
        style.band = style.left * dice.uniform(0.6, 0.9)


def _colours(dice, region):
    """(paint, ground, inverse): inverse plates are light on dark."""
    if dice.chance({"us": 0.17, "other": 0.25, "uk": 0.03}.get(region, 0.05)):
        return dice.colour(190, 255), dice.colour(0, 110), True
    paint, ground, kind = dice.colour(0, 70), dice.grey(190, 255, 16), dice.random()
    yellow = rgb(dice.uniform(215, 255), dice.uniform(175, 220), dice.uniform(0, 90))
    if region == "us":
        if kind < 0.3:
            paint = rgb(dice.uniform(0, 60), dice.uniform(0, 70), dice.uniform(80, 180))
        elif kind < 0.4:
            paint = rgb(dice.uniform(0, 50), dice.uniform(60, 110), dice.uniform(0, 60))
        elif kind < 0.48:
            paint = rgb(dice.uniform(110, 180), dice.uniform(0, 50), dice.uniform(0, 60))
        if dice.chance(0.2):
            ground = rgb(dice.uniform(200, 255), dice.uniform(170, 240), dice.uniform(60, 200))
    elif region == "br":
        ground = dice.grey(140, 225)
        if kind < 0.12:
            paint, ground = dice.grey(225, 255), rgb(dice.uniform(120, 200), 20, 20)
    elif region == "za":
        if kind < 0.35:
            paint = rgb(dice.uniform(0, 40), dice.uniform(20, 80), dice.uniform(90, 190))
        elif kind < 0.5:
            paint = rgb(dice.uniform(0, 40), dice.uniform(80, 130), dice.uniform(20, 60))
        if dice.chance(0.15):
            ground = yellow
    elif (region == "in" and kind < 0.28) or (region == "uk" and kind < 0.5) or (region == "eu" and kind < 0.12):
        ground = yellow
    elif region == "in" and kind < 0.33:
        paint, ground = dice.grey(235, 255), rgb(20, dice.uniform(110, 150), 60)
    return paint, ground, False
