"""Goes on training PP-OCR's reader on crops of plates that are drawn while it trains.

    python3 train_reader.py start.onnx reader-tuned.onnx --minutes 60 [--measure manifest.csv]

`start.onnx` is PP-OCRv4's reader after fold.py --alphabet, or a tuned one. Greedy CTC alone sits on a plateau at first; telling it where the characters
stand, which the painter knows, gets it off.
"""

import argparse
import csv
import os
import random
import time

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from boxes import to_input
from crops import HEIGHT, WIDTH, Crops
from fold import ALPHABET
from reader import Reader
from train_detector import learning_rate

STEPS, LENGTH_MAX = WIDTH // 8, 12
# The convolutions before this node see edges and corners, which plates have in common with other text.
FROZEN_NODES = 61


def places_of(classes, centres):
    """What each of STEPS has to say: a character's class at its centre, the blank (0) between and beyond, −100 where it may choose; None when too dense."""
    at = np.clip((centres * STEPS).astype(int), 0, STEPS - 1)
    if len(set(at)) != len(classes):
        return None
    places = np.full(STEPS, -100, np.int64)
    for here, following in zip(at[:-1], at[1:]):
        if following - here >= 3:
            places[(here + following) // 2] = 0
    places[: max(0, at[0] - 3)] = 0
    places[at[-1] + 4 :] = 0
    places[at] = classes
    return places


class Stream(IterableDataset):
    def __init__(self, seed):
        self.seed = seed

    def __iter__(self):
        cv2.setNumThreads(0)
        worker = get_worker_info()
        crops = Crops(self.seed * 1000 + (worker.id if worker else 0))
        while True:
            picture, text, centres = crops.draw()
            classes = [ALPHABET.index(mark) + 1 for mark in text]
            places = places_of(classes, centres) if len(classes) <= LENGTH_MAX else None
            if places is not None:
                yield picture.transpose(2, 0, 1).copy(), np.array(classes + [0] * (LENGTH_MAX - len(classes))), len(classes), places


def decoded(logits):
    """Greedy CTC: the likeliest class of each step, repetitions and blanks left out."""
    texts = []
    for steps in logits.argmax(2).tolist():
        texts.append("".join(ALPHABET[mark - 1] for before, mark in zip([0, *steps], steps) if mark not in (0, before)))
    return texts


def crops_of(manifest):
    """[(region, text, crop)]: the labelled boxes with a little margin; where the region begins with 'uscrop' the picture is the crop."""
    crops = []
    with open(manifest, encoding="utf8") as file:
        for row in csv.DictReader(file):
            picture = cv2.imread(os.path.join(os.path.dirname(manifest), row["image"]), cv2.IMREAD_COLOR)
            if not row["region"].startswith("uscrop"):
                x, y, w, h = (int(row[key]) for key in "xywh")
                margin_x, margin_y = int(0.04 * w), int(0.08 * h)
                picture = picture[max(0, y - margin_y) : y + h + margin_y, max(0, x - margin_x) : x + w + margin_x]
            crops.append((row["region"][:6], row["text"], cv2.resize(picture, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA if picture.shape[1] > 200 else cv2.INTER_LINEAR)))
    return crops


def fold(text):
    return text.replace("O", "0").replace("I", "1")


def measure(model, crops):
    """{region: (plates, share read exactly, share read with O = 0 and I = 1)}"""
    counts = {}
    with torch.no_grad():
        for region, text, crop in crops:
            (read,) = decoded(model(torch.from_numpy(to_input(crop))))
            for key in (region, "all"):
                count = counts.setdefault(key, np.zeros(3, int))
                count += (1, read == text, fold(read) == fold(text))
    return {region: (int(n), round(100 * exact / n, 1), round(100 * folded / n, 1)) for region, (n, exact, folded) in counts.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("start")
    parser.add_argument("output")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--measure", help="a manifest of labelled plates, measured at the end; never trained on")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", type=int, default=24)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--rate", type=float, default=7e-4)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    random.seed(arguments.seed)
    model = Reader(arguments.start, FROZEN_NODES)
    crops = crops_of(arguments.measure) if arguments.measure else []
    optimiser = torch.optim.AdamW(model.parameters(), lr=arguments.rate, weight_decay=0.01)
    batches = iter(DataLoader(Stream(arguments.seed), batch_size=arguments.batch, num_workers=arguments.workers, prefetch_factor=8))
    print(f"{sum(p.numel() for p in model.parameters()) / 1e6:.2f} million parameters learn; before: {measure(model, crops)}", flush=True)
    began, step, total = time.time(), 0, 0.0
    while (progress := (time.time() - began) / (arguments.minutes * 60)) < 1:
        for group in optimiser.param_groups:
            group["lr"] = learning_rate(progress, arguments.rate)
        pictures, texts, lengths, places = next(batches)
        logits = model(pictures.float().div_(127.5).sub_(1).to(memory_format=torch.channels_last))
        steps = torch.full((logits.shape[0],), logits.shape[1], dtype=torch.long)
        loss = F.ctc_loss(logits.log_softmax(2).permute(1, 0, 2), texts, steps, lengths, zero_infinity=True)
        placed = F.cross_entropy(logits.flatten(0, 1), places.flatten(), ignore_index=-100)
        optimiser.zero_grad()
        (loss + 0.6 * placed).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimiser.step()
        step, total = step + 1, total + loss.item()
        if step % 100 == 0:
            print(f"{time.time() - began:.0f} s, step {step}, CTC loss {total / 100:.3f}, {step * arguments.batch / (time.time() - began):.0f} crops/s", flush=True)
            total = 0.0
            model.save_onnx(arguments.start, arguments.output)
    model.save_onnx(arguments.start, arguments.output)
    print(f"{step} steps, {step * arguments.batch} crops; after: {measure(model, crops)}")


if __name__ == "__main__":
    main()
