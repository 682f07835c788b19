"""The peer of bench.ts: the same cards by a plain Pillow and reportlab program, as the system before Bureau drew them.

Debian's packages: apt-get install python3-pil python3-reportlab

It is given what a plain program may well keep between cards (the drawn ground, the barcode's modules), and spared the
holder's rosette, so that it has less to do than Bureau. Reads a job from standard input (see `peer.ts`), writes CPU
milliseconds per card and the bytes of the five files to standard output as JSON.
"""

import base64
import io
import json
import resource
import sys

from PIL import Image, ImageDraw, ImageFont, ImageOps
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

CARD_MM = (85.6, 54.0)
DPI = (300, 300)


def box(b):
    return b["x"], b["y"], b["x"] + b["width"], b["y"] + b["height"]


class Printer:
    def __init__(self, job):
        self.front = Image.open(io.BytesIO(base64.b64decode(job["frontGround"]))).convert("RGB")
        self.back = Image.open(io.BytesIO(base64.b64decode(job["backGround"]))).convert("RGB")
        self.photo, self.ghost = job["photo"], job["ghost"]
        self.fonts, self.font_cache = job["fonts"], {}
        size = (self.photo["width"], self.photo["height"])
        self.corners = Image.new("L", size, 0)
        ImageDraw.Draw(self.corners).rounded_rectangle((0, 0, size[0] - 1, size[1] - 1), 10, fill=255)
        self.oval = Image.radial_gradient("L").resize((self.ghost["width"], self.ghost["height"]))

    def texts(self, image, texts):
        draw = ImageDraw.Draw(image)
        for text in texts:
            key = (text["face"], text["size"])
            if key not in self.font_cache:
                self.font_cache[key] = ImageFont.truetype(self.fonts[text["face"]], text["size"])
            draw.text((text["x"], text["y"]), text["text"], font=self.font_cache[key], fill=text["color"], anchor="ls")

    def draw_front(self, card):
        image = self.front.copy()
        portrait = Image.open(io.BytesIO(card["portrait"])).convert("RGB")
        size = (self.photo["width"], self.photo["height"])
        image.paste(ImageOps.fit(portrait, size, Image.LANCZOS), (self.photo["x"], self.photo["y"]), self.corners)
        grey = ImageOps.fit(portrait.convert("L"), (self.ghost["width"], self.ghost["height"]), Image.LANCZOS)
        shade = ImageOps.invert(grey).point(lambda v: int(v * 0.42))
        mask = Image.composite(Image.new("L", shade.size, 0), shade, self.oval)
        image.paste((44, 74, 99), box(self.ghost), mask)
        self.texts(image, card["front"])
        return image

    def draw_back(self, card):
        image = self.back.copy()
        code = card["barcode"]
        modules = Image.frombytes("1", (code["columns"], code["rows"]), code["bits"])
        modules = modules.resize((code["columns"] * code["modulePx"], code["rows"] * code["rowPx"]), Image.NEAREST)
        image.paste((0, 0, 0), (code["x"], code["y"], code["x"] + modules.width, code["y"] + modules.height), modules)
        self.texts(image, card["back"])
        return image

    def files(self, card):
        front, back = self.draw_front(card), self.draw_back(card)
        return {
            "front_image": png(front),
            "back_image": png(back),
            "front_pdf": pdf([front]),
            "back_pdf": pdf([back]),
            "combined_pdf": pdf([front, back]),
        }


def png(image):
    out = io.BytesIO()
    image.save(out, "PNG", dpi=DPI)
    return out.getvalue()


def pdf(images):
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(CARD_MM[0] * mm, CARD_MM[1] * mm))
    for image in images:
        page.drawImage(ImageReader(image), 0, 0, CARD_MM[0] * mm, CARD_MM[1] * mm)
        page.showPage()
    page.save()
    return out.getvalue()


def cpu_ms():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return (usage.ru_utime + usage.ru_stime) * 1000


def main():
    job = json.load(sys.stdin)
    for card in job["cards"]:
        card["portrait"] = base64.b64decode(card["portrait"])
        card["barcode"]["bits"] = base64.b64decode(card["barcode"]["bits"])
    printer = Printer(job)
    files = printer.files(job["cards"][0])
    start = cpu_ms()
    for card in job["cards"]:
        files = printer.files(card)
    spent = (cpu_ms() - start) / len(job["cards"])
    if job.get("folder"):
        for name, data in files.items():
            with open(f"{job['folder']}/{name}", "wb") as out:
                out.write(data)
    print(json.dumps({"cpuMs": spent, "bytes": {name: len(data) for name, data in files.items()}}))


main()
