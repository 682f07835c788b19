"""Trains the plate detector on scenes that are drawn while it trains.

    python3 train_detector.py detector.pt --minutes 60 [--start detector.pt|detector.onnx] [--measure manifest.csv]

Runs on one thread of a CPU beside one or more processes that draw (--workers), or on a GPU when PyTorch sees one.
"""

import argparse
import copy
import math
import time

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from boxes import OFFSET_UNIT, STRIDE
from detector import PlateDetector, load_onnx
from evaluate import measure, scenes_of, summary, table
from scene import Scenes

# Narrower plates are neither demanded nor punished: nobody could read them.
WIDTH_MIN_PX = 18


def targets_of(quads, height, width):
    """(centre map, corner offsets 8 maps, weight of the offsets, what counts against false plates) at the detector's stride."""
    rows, columns = height // STRIDE, width // STRIDE
    ys, xs = np.mgrid[:rows, :columns].astype(np.float32)
    centres, offsets = np.zeros((rows, columns), np.float32), np.zeros((8, rows, columns), np.float32)
    weights, counted = np.zeros((rows, columns), np.float32), np.ones((rows, columns), np.float32)
    for quad in quads:
        x, y = quad.mean(0) / STRIDE - 0.5
        wide, tall = np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[3] - quad[0])
        seen = np.clip(quad, 0, (width, height))
        if wide < WIDTH_MIN_PX or tall < 6 or np.ptp(seen[:, 0]) * np.ptp(seen[:, 1]) < 0.7 * np.ptp(quad[:, 0]) * np.ptp(quad[:, 1]):
            reach_x, reach_y = int(wide / STRIDE / 2) + 1, int(tall / STRIDE / 2) + 1
            counted[max(0, int(y) - reach_y) : int(y) + reach_y + 2, max(0, int(x) - reach_x) : int(x) + reach_x + 2] = 0
            continue
        spread_x, spread_y = max(0.7, wide / STRIDE * 0.14), max(0.6, tall / STRIDE * 0.16)
        bump = np.exp(-((xs - x) ** 2 / (2 * spread_x**2) + (ys - y) ** 2 / (2 * spread_y**2)))
        bump[min(rows - 1, max(0, int(round(y)))), min(columns - 1, max(0, int(round(x))))] = 1
        near = (bump > 0.45) & (bump > centres)
        centres = np.maximum(centres, bump)
        for corner in range(4):
            offsets[2 * corner][near] = ((quad[corner, 0] - xs * STRIDE - STRIDE / 2) / OFFSET_UNIT)[near]
            offsets[2 * corner + 1][near] = ((quad[corner, 1] - ys * STRIDE - STRIDE / 2) / OFFSET_UNIT)[near]
        # An error of a pixel costs a small plate more of its IoU than a large one.
        weights[near] = bump[near] / bump[near].sum() * np.clip(OFFSET_UNIT / np.sqrt(wide * tall), 0.25, 2.0)
    return centres, offsets, weights, counted


class Stream(IterableDataset):
    def __init__(self, seed, width, height):
        self.seed, self.width, self.height = seed, width, height

    def __iter__(self):
        cv2.setNumThreads(0)
        worker = get_worker_info()
        scenes = Scenes(self.seed * 1000 + (worker.id if worker else 0), self.width, self.height)
        while True:
            picture, quads = scenes.draw()
            yield (picture.transpose(2, 0, 1).copy(), *targets_of(quads, self.height, self.width))


def losses(maps, centres, offsets, weights, counted):
    """(penalty-reduced focal loss of the centres, weighted smooth L1 of the corners), each a plate."""
    score = maps[:, 0].sigmoid().clamp(1e-4, 1 - 1e-4)
    positive = (centres >= 0.999).float()
    plates = positive.sum().clamp(min=1)
    found = positive * (1 - score) ** 2 * score.log()
    spared = (1 - positive) * counted * (1 - centres) ** 4 * score**2 * (1 - score).log()
    corners = (F.smooth_l1_loss(maps[:, 1:], offsets, reduction="none", beta=0.05).sum(1) * weights).sum()
    return -(found + spared).sum() / plates, corners / plates


class Average:
    """A moving average of the weights: steadier than the last step when training is short."""

    def __init__(self, model, keep=0.998):
        self.model, self.keep, self.steps = copy.deepcopy(model).eval(), keep, 0

    def update(self, model):
        self.steps += 1
        keep = min(self.keep, (1 + self.steps) / (10 + self.steps))
        with torch.no_grad():
            for mean, value in zip(self.model.state_dict().values(), model.state_dict().values()):
                if mean.dtype.is_floating_point:
                    mean.lerp_(value, 1 - keep)
                else:
                    mean.copy_(value)


def learning_rate(progress, peak):
    return peak * (progress / 0.05 if progress < 0.05 else 0.5 * (1 + math.cos(math.pi * (progress - 0.05) / 0.95)) + 0.005)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--start")
    parser.add_argument("--measure", help="a manifest of labelled scenes, measured every few minutes; never trained on")
    parser.add_argument("--every", type=float, default=400, help="seconds between measurements and checkpoints")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--keep-stem", action="store_true", help="leave the first two layers as they are: a third less to compute")
    parser.add_argument("--size", type=int, nargs=2, default=(512, 352), metavar=("WIDTH", "HEIGHT"))
    arguments = parser.parse_args()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    if device.type == "cpu":
        torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    batches = iter(DataLoader(Stream(arguments.seed, *arguments.size), batch_size=arguments.batch, num_workers=arguments.workers, prefetch_factor=4))
    model = start_from(arguments.start)
    if arguments.keep_stem:
        model.stride4.requires_grad_(False)
    model = model.to(device, memory_format=torch.channels_last).train()
    average = Average(model)
    optimiser = torch.optim.AdamW([value for value in model.parameters() if value.requires_grad], lr=arguments.rate, weight_decay=0.02)
    scenes = scenes_of(arguments.measure) if arguments.measure else None
    print(f"{sum(p.numel() for p in model.parameters()) / 1e6:.2f} million parameters on {device}", flush=True)
    began, checked, step, sums = time.time(), time.time(), 0, np.zeros(2)
    while (progress := (time.time() - began) / (arguments.minutes * 60)) < 1:
        for group in optimiser.param_groups:
            group["lr"] = learning_rate(progress, arguments.rate)
        pictures, *targets = next(batches)
        pictures = pictures.to(device).float().div_(127.5).sub_(1).to(memory_format=torch.channels_last)
        centre_loss, corner_loss = losses(model(pictures), *(target.to(device) for target in targets))
        optimiser.zero_grad()
        (centre_loss + 2 * corner_loss).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 10.0)
        optimiser.step()
        average.update(model)
        step += 1
        sums += (centre_loss.item(), corner_loss.item())
        if step % 50 == 0:
            rate = step * arguments.batch / (time.time() - began)
            print(f"{time.time() - began:.0f} s, step {step}, centres {sums[0] / 50:.3f}, corners {sums[1] / 50:.3f}, {rate:.1f} pictures/s", flush=True)
            sums[:] = 0
        if time.time() - checked > arguments.every:
            check(average.model, scenes, device, arguments.output)
            checked = time.time()
    check(average.model, scenes, device, arguments.output)
    print(f"{step} steps, {step * arguments.batch} pictures, {(time.time() - began) / 60:.0f} minutes, CPU {time.process_time() / 60:.0f} minutes")


def start_from(path):
    """A new network, an exported one, or a checkpoint of either."""
    if path is None:
        return PlateDetector()
    if path.endswith(".onnx"):
        return load_onnx(path)
    state = torch.load(path, map_location="cpu")
    model = PlateDetector(normalised="stride4.0.1.running_mean" in state)
    model.load_state_dict(state)
    return model


def check(model, scenes, device, path):
    torch.save(model.state_dict(), path)
    if not scenes:
        return

    def detect(tensor):
        with torch.no_grad():
            maps = model(torch.from_numpy(tensor).to(device))[0].cpu().numpy()
        maps[0] = 1 / (1 + np.exp(-maps[0]))
        return maps

    for long_side in (640, 960):
        print(f"measured at {long_side} px:\n{summary(table(measure(detect, scenes, long_side)), (0.3, 0.4, 0.5))}", flush=True)


if __name__ == "__main__":
    main()
