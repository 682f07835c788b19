"""Trains the reader on lines that are drawn as they are needed.

    python3 train_mrz.py mrz-reader.pt --minutes 45 [--start earlier.pt] [--threads 1] [--painters 1]
"""

import argparse
import multiprocessing
import os
import random
import time

import numpy as np
import torch

from mrz_network import MrzReader
from mrz_picture import HEIGHT, sample
from mrz_text import ALPHABET

BATCH = 32
CLASS_OF = {char: index + 1 for index, char in enumerate(ALPHABET)}


def paint(queue, seed: int) -> None:
    random.seed(seed)
    np.random.seed(seed)
    os.nice(2)
    while True:
        drawn = sorted((sample() for _ in range(BATCH * 4)), key=lambda item: item[0].shape[1])
        batches = [drawn[i : i + BATCH] for i in range(0, len(drawn), BATCH)]
        random.shuffle(batches)
        for batch in batches:
            width = (max(image.shape[1] for image, _ in batch) + 7) // 8 * 8
            images = np.zeros((BATCH, 1, HEIGHT, width), np.uint8)
            for i, (image, _) in enumerate(batch):
                images[i, 0, :, : image.shape[1]] = image
                images[i, 0, :, image.shape[1] :] = image[:, -1:]
            queue.put((images, [text for _, text in batch]))


def greedy(classes) -> str:
    return "".join(ALPHABET[k - 1] for i, k in enumerate(classes) if k and (i == 0 or k != classes[i - 1]))


def rate(progress: float, peak: float) -> float:
    """One cycle over the minutes given: warm-up for a twentieth, then down to a two-hundredth along a cosine."""
    if progress < 0.05:
        return peak * (0.04 + 0.96 * progress / 0.05)
    return peak * (0.005 + 0.995 * 0.5 * (1 + np.cos(np.pi * min(1, (progress - 0.05) / 0.95))))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("--minutes", type=float, default=45)
    parser.add_argument("--start")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--painters", type=int, default=1)
    parser.add_argument("--peak", type=float, default=3e-3)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    queue = multiprocessing.Queue(12)
    painters = [
        multiprocessing.Process(target=paint, args=(queue, 1000 + i), daemon=True) for i in range(options.painters)
    ]
    for painter in painters:
        painter.start()
    network = MrzReader()
    if options.start:
        network.load_state_dict(torch.load(options.start))
    optimiser = torch.optim.AdamW(network.parameters(), options.peak, weight_decay=1e-4, betas=(0.9, 0.98))
    began, step, right, seen, mean = time.time(), 0, 0, 0, None
    while (progress := (time.time() - began) / (options.minutes * 60)) < 1:
        for group in optimiser.param_groups:
            group["lr"] = rate(progress, options.peak)
        images, texts = queue.get()
        step += 1
        output = network(torch.from_numpy(images).float() / 255).permute(2, 0, 1).log_softmax(2)
        targets = torch.tensor([CLASS_OF[char] for text in texts for char in text])
        lengths = torch.full((BATCH,), output.shape[0], dtype=torch.long)
        loss = torch.nn.functional.ctc_loss(
            output, targets, lengths, torch.tensor([len(text) for text in texts]), zero_infinity=True
        )
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimiser.step()
        mean = loss.item() if mean is None else 0.97 * mean + 0.03 * loss.item()
        if step % 50 == 0:
            for classes, text in zip(output.argmax(2).T.numpy(), texts):
                right += greedy(classes) == text
                seen += 1
            print(f"{step} loss {mean:.4f} lines {right / seen:.3f} {time.time() - began:.0f} s", flush=True)
            right = seen = 0
            torch.save(network.state_dict(), options.out)
    torch.save(network.state_dict(), options.out)
    for painter in painters:
        painter.terminate()


if __name__ == "__main__":
    main()
