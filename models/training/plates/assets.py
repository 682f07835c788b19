"""Where the fonts and the free photographs lie. The README tells which packages bring them."""

import glob
import os

import cv2

FONTS = os.environ.get("PLATE_FONTS", "fonts/node_modules/@fontsource")
PHOTOS = os.environ.get("PLATE_PHOTOS", "photos")
SYSTEM_FONTS = "/usr/share/fonts"
# Photographs are only the far background of a scene; this size keeps 100 of them under 200 MB of memory.
PHOTO_SIDE_MAX = 1000


def _family(name, *weights):
    return [path for weight in weights for path in sorted(glob.glob(f"{FONTS}/{name}/files/{name}-latin-{weight}-normal.woff"))]


def _system(*patterns):
    return [path for pattern in patterns for path in sorted(glob.glob(f"{SYSTEM_FONTS}/**/{pattern}", recursive=True))]


def european_fonts():
    """Faces near DIN 1451, FE and Mandatory, for plates of Europe, South Africa, India and Brazil."""
    fonts = []
    for name, *weights in (
        ("barlow", 500, 600), ("barlow-semi-condensed", 500, 600, 700), ("barlow-condensed", 500, 600, 700), ("share-tech-mono", 400), ("share-tech", 400),
        ("b612-mono", 400, 700), ("signika", 600), ("saira-semi-condensed", 500, 600), ("chakra-petch", 600), ("pt-sans-narrow", 700), ("overpass", 600, 700),
    ):
        fonts += _family(name, *weights)
    return _required(fonts + _system("OSP-DIN.ttf", "RG2014[CDE].ttf", "LiberationSans-Bold.ttf", "LiberationSansNarrow-Bold.ttf", "DejaVuSans*Bold.ttf"))


def american_fonts():
    """Tall and narrow faces, as the dies of North America have them."""
    fonts = []
    for name, *weights in (
        ("dosis", 600, 700, 800), ("barlow-condensed", 500, 600, 700), ("barlow-semi-condensed", 500, 600), ("saira-condensed", 500, 600, 700), ("oswald", 400, 500),
        ("roboto-condensed", 500, 700), ("fjalla-one", 400), ("archivo-narrow", 600, 700), ("rajdhani", 600, 700), ("teko", 500, 600), ("antonio", 500, 600),
        ("big-shoulders-display", 600, 700), ("ibm-plex-sans-condensed", 600), ("m-plus-rounded-1c", 500, 700), ("asap-condensed", 600), ("fira-sans-condensed", 500, 600),
        ("league-gothic", 400), ("varela-round", 400),
    ):
        fonts += _family(name, *weights)
    return _required(fonts + _system("RG2014[BCD].ttf", "OSP-DIN.ttf"))


def lettering_fonts():
    """Faces of slogans, shop signs and badges."""
    fonts = []
    for name, *weights in (
        ("pacifico", 400), ("lobster", 400), ("kaushan-script", 400), ("alfa-slab-one", 400), ("oswald", 500), ("roboto-condensed", 700), ("nunito", 700), ("bebas-neue", 400),
    ):
        fonts += _family(name, *weights)
    return _required(fonts + _system("LiberationSerif-Bold.ttf", "LiberationSans-Bold.ttf"))


def _required(fonts):
    if not fonts:
        raise SystemExit(f"no fonts under {FONTS} or {SYSTEM_FONTS}: see README.md, 'What must be there'")
    return fonts


def photographs():
    """All photographs under PHOTOS, shrunk; an empty list is fine: the scenes then have painted backgrounds only."""
    pictures = []
    for path in sorted(glob.glob(f"{PHOTOS}/**/*", recursive=True)):
        if not path.lower().endswith((".jpg", ".jpeg", ".png", ".webp")):
            continue
        picture = cv2.imread(path, cv2.IMREAD_COLOR)
        if picture is None or min(picture.shape[:2]) < 300:
            continue
        scale = PHOTO_SIDE_MAX / max(picture.shape[:2])
        pictures.append(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else picture)
    return pictures
