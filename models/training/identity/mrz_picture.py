"""Pictures of lines of a machine readable zone, as a detector cuts them out of photographs and scans."""

import glob
import io
import random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from mrz_text import line

HEIGHT = 32
WIDTH_MIN, WIDTH_MAX = 160, 860
OCR_B = ["/usr/share/fonts/opentype/ocr-b/OCRB.otf", "/usr/share/fonts/opentype/ocr-b/OCRBS.otf"]
MONOSPACED = [
    path
    for path in glob.glob("/usr/share/fonts/truetype/**/*Mono*.ttf", recursive=True)
    if "Oblique" not in path and "Italic" not in path
]

_fonts: dict[tuple[str, int], ImageFont.FreeTypeFont] = {}


def font(path: str, size: int) -> ImageFont.FreeTypeFont:
    if (path, size) not in _fonts:
        _fonts[path, size] = ImageFont.truetype(path, size)
    return _fonts[path, size]


def write(draw: ImageDraw.ImageDraw, text: str, x: float, y: float, pitch: float, face, stroke: int) -> None:
    for i, char in enumerate(text):
        place = (x + i * pitch + random.uniform(-0.3, 0.3), y + random.uniform(-0.4, 0.4))
        draw.text(place, char, font=face, fill=255, anchor="ls", stroke_width=stroke)


def paper(width: int, height: int) -> np.ndarray:
    """Brightness of paper with guilloches, texture and a shadow's edge."""
    yy, xx = np.mgrid[0:height, 0:width].astype(np.float32)
    a = np.full((height, width), random.uniform(150, 255), np.float32)
    a += random.uniform(-25, 25) * (xx / width - 0.5) + random.uniform(-15, 15) * (yy / height - 0.5)
    for _ in range(random.choice([0, 1, 2, 3, 5])):
        fx, fy = random.uniform(-0.5, 0.5), random.uniform(-0.5, 0.5)
        bend = random.uniform(0, 4) * np.sin(xx * random.uniform(0.005, 0.05) + yy * random.uniform(0.02, 0.2))
        a += random.uniform(2, 18) * np.sin(fx * xx + fy * yy + random.uniform(0, 6) + bend)
    if random.random() < 0.35:
        coarse = np.random.rand(max(2, height // random.randint(2, 8)), max(2, width // random.randint(2, 16)))
        texture = Image.fromarray((coarse * 255).astype(np.uint8)).resize((width, height), Image.BICUBIC)
        a += (np.asarray(texture, np.float32) / 255 - 0.5) * random.uniform(5, 50)
    if random.random() < 0.12:
        a[:, random.randint(0, width) :] += random.uniform(-50, 30)
    return a


def ink_mask() -> tuple[Image.Image, str, float, float, float, float]:
    """The line and perhaps its neighbours as a mask; cap height, left edge, width and base line in px of it."""
    text = line()
    path = random.choice(OCR_B) if random.random() < 0.94 or not MONOSPACED else random.choice(MONOSPACED)
    size = random.choice([30, 36, 44])
    face = font(path, size)
    # Issuers' renderings of OCR-B differ in pitch and weight more than in shape.
    pitch = face.getlength("0") * (1 + random.choice([0, random.uniform(-0.05, 0.1), random.uniform(0, 0.28)]))
    stroke = 1 if random.random() < 0.22 else 0
    cap = face.getmask("H").size[1]
    width = pitch * len(text) + 4
    canvas = Image.new("L", (int(width + cap * 4), cap * 3), 0)
    draw = ImageDraw.Draw(canvas)
    x0, base = cap * 2, cap * 2
    write(draw, text, x0, base, pitch, face, stroke)
    spacing = cap * random.uniform(1.55, 2.4)
    if random.random() < 0.55:
        for side in random.choice([[1], [1], [-1], [1, -1]]):
            write(draw, line()[: len(text) + 2], x0, base + side * spacing, pitch, face, stroke)
    worn = random.random()
    if worn < 0.15:
        canvas = canvas.filter(ImageFilter.MaxFilter(3))
    elif worn < 0.3 and not stroke:
        canvas = canvas.filter(ImageFilter.MinFilter(3))
    return canvas, text, cap, x0, width, base


def tilted(canvas: Image.Image, cap: float, base: float) -> Image.Image:
    slope, shear, shift = np.tan(np.radians(random.gauss(0, 0.35))), random.gauss(0, 0.03), random.gauss(0, 0.6)
    w, h = canvas.size
    matrix = (1, shear, -shear * base, slope, 1, -slope * w / 2 + shift)
    canvas = canvas.transform(canvas.size, Image.AFFINE, matrix, Image.BILINEAR)
    if random.random() < 0.35:
        e, wave = cap * random.gauss(0, 0.1), cap * random.gauss(0, 0.1)
        canvas = canvas.transform(canvas.size, Image.QUAD, (0, -e, 0, h + e, w, h - e + wave, w, e + wave), Image.BILINEAR)
    return canvas


def photographed(mask: np.ndarray, resolution: float) -> Image.Image:
    """Ink on paper, and what light, lens, sensor and compression make of it. `resolution` is the cap height in px."""
    h, w = mask.shape
    background = paper(w, h)
    ink = random.uniform(0, 90)
    ink = min(ink, max(0, background.mean() - 60))
    a = background * (1 - mask) + mask * (ink + np.random.randn(h, w).astype(np.float32) * random.uniform(0, 10))
    if random.random() < 0.01:
        a = 255 - a
    if random.random() < 0.25:
        overprint = Image.new("L", (w, h), 0)
        draw = ImageDraw.Draw(overprint)
        for _ in range(random.randint(1, 3)):
            x = random.randint(0, w)
            draw.line((x, -2, x + random.randint(-h * 2, h * 2), h + 2), fill=255, width=random.randint(1, max(1, h // 8)))
        share = np.asarray(overprint, np.float32) / 255 * 0.45
        a = a * (1 - share) + share * random.uniform(60, 200)
    if random.random() < 0.15:
        centre, spread = random.uniform(0, w), random.uniform(10, w / 4)
        a = a + (np.exp(-(((np.arange(w) - centre) / spread) ** 2)) * random.uniform(20, 110))[None]
    image = Image.fromarray(np.clip(a, 0, 255).astype(np.uint8))
    if random.random() < 0.6:
        reach = max(0.25, 0.085 * resolution * random.choice([0.6, 1, 1.4]))
        image = image.filter(ImageFilter.GaussianBlur(random.uniform(0.2, reach)))
    if random.random() < 0.2:
        k = random.choice([3, 5])
        kernel = np.zeros((k, k))
        kernel[k // 2] = 1 / k
        image = image.filter(ImageFilter.Kernel((k, k), kernel.flatten(), 1))
    if random.random() < 0.5:
        noise = np.random.randn(h, w) * random.uniform(1, 14)
        image = Image.fromarray(np.clip(np.asarray(image, np.float32) + noise, 0, 255).astype(np.uint8))
    if random.random() < 0.5:
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=random.randint(25, 92))
        image = Image.open(buffer)
    return image


def sample() -> tuple[np.ndarray, str]:
    """A crop of height 32 (uint8, contrast stretched) and its text."""
    canvas, text, cap, x0, width, base = ink_mask()
    canvas = tilted(canvas, cap, base)
    height = cap / random.uniform(0.48, 0.8)
    centre = base - cap / 2 + random.uniform(-0.1, 0.1) * cap
    left, right = x0 - random.uniform(0.1, 1.6) * cap, x0 + width + random.uniform(-0.05, 1.6) * cap
    box = (left, centre - height / 2, right, centre + height / 2)
    resolution = random.choice([10, 12, 14, 16, 18, 20, 24, 28, 32]) if random.random() < 0.62 else random.uniform(6.8, 11)
    scale = resolution / cap
    size = (max(40, int((right - left) * scale)), max(8, int(height * scale)))
    how = random.choice([Image.BOX, Image.BILINEAR, Image.BICUBIC]) if scale < 1 else Image.BICUBIC
    mask = np.asarray(canvas.resize(size, how, box=box), np.float32) / 255
    image = photographed(mask, resolution)
    fitted = round(0.75 * image.size[0] * HEIGHT / image.size[1] * random.uniform(0.86, 1.16))
    fitted = min(max(fitted, WIDTH_MIN), WIDTH_MAX)
    a = np.asarray(image.resize((fitted, HEIGHT), random.choice([Image.BILINEAR, Image.BICUBIC])), np.float32)
    low, high = np.percentile(a, 2), np.percentile(a, 98)
    return (np.clip((a - low) / (high - low + 1e-3), 0, 1) * 255).astype(np.uint8), text
