"""Measures a detector on labelled scenes: recall at IoU 0.5, false plates a picture, by region and threshold.

    python3 evaluate.py detector.onnx manifest.csv [--long 640 960] [--misses misses.jpg]

The manifest has the columns image,x,y,w,h,text,region; pictures lie beside it. Rows whose region begins with 'uscrop' are crops and are skipped.
"""

import argparse
import csv
import os

import cv2
import numpy as np
import onnxruntime

from boxes import intersection_over_union, letterbox, plates_of, to_input

THRESHOLDS = (0.2, 0.3, 0.35, 0.4, 0.5, 0.6)


def scenes_of(manifest):
    """{picture's path: (region, [box left top right bottom])}"""
    scenes = {}
    with open(manifest, encoding="utf8") as file:
        for row in csv.DictReader(file):
            if not row["region"].startswith("uscrop"):
                x, y, w, h = (float(row[key]) for key in "xywh")
                scenes.setdefault(os.path.join(os.path.dirname(manifest), row["image"]), (row["region"], []))[1].append((x, y, x + w, y + h))
    return scenes


def measure(detect, scenes, long_side):
    """`detect` maps an input tensor to the detector's maps. Rows of {region, plates, found: [per picture (found by threshold, false by threshold, …)]}."""
    rows = []
    for path, (region, truth) in scenes.items():
        padded, scale = letterbox(cv2.imread(path, cv2.IMREAD_COLOR), long_side)
        found = plates_of(detect(to_input(padded)), min(THRESHOLDS))
        rows.append((path, region, [tuple(value * scale for value in box) for box in truth], found))
    return rows


def table(rows):
    """{threshold: {region: (plates, recall at IoU 0.5, recall at 0.3, first is right, false a picture)}}"""
    result = {}
    for threshold in THRESHOLDS:
        for region in sorted({row[1] for row in rows}) + ["all"]:
            chosen = [row for row in rows if region in (row[1], "all")]
            count = half = third = first = false = 0
            for _, _, truth, found in chosen:
                boxes = [box for score, _, box in found if score >= threshold]
                for plate in truth:
                    overlaps = [intersection_over_union(plate, box) for box in boxes]
                    count += 1
                    half += max(overlaps, default=0) >= 0.5
                    third += max(overlaps, default=0) >= 0.3
                    first += bool(overlaps) and overlaps[0] >= 0.5
                false += sum(all(intersection_over_union(plate, box) < 0.1 for plate in truth) for box in boxes)
            result.setdefault(threshold, {})[region] = (count, half / count, third / count, first / count, false / len(chosen))
    return result


def summary(result, thresholds=THRESHOLDS):
    lines = []
    for threshold in thresholds:
        cells = [f"{region} R.5 {100 * r5:.1f} R.3 {100 * r3:.1f} first {100 * first:.1f} false {false:.2f}" for region, (_, r5, r3, first, false) in result[threshold].items()]
        lines.append(f"{threshold}: " + " | ".join(cells))
    return "\n".join(lines)


def draw_misses(rows, path, long_side, threshold=0.3):
    """A sheet of the pictures with a missed or a false plate: truth green, found red."""
    tiles = []
    for name, _, truth, found in rows:
        boxes = [(score, box) for score, _, box in found if score >= threshold]
        missed = any(all(intersection_over_union(plate, box) < 0.5 for _, box in boxes) for plate in truth)
        false = any(all(intersection_over_union(plate, box) < 0.1 for plate in truth) for _, box in boxes)
        if not missed and not false:
            continue
        picture, _ = letterbox(cv2.imread(name, cv2.IMREAD_COLOR), long_side)
        for plate in truth:
            cv2.rectangle(picture, *[tuple(int(v) for v in plate[i : i + 2]) for i in (0, 2)], (0, 255, 0), 1)
        for score, box in boxes:
            cv2.rectangle(picture, *[tuple(int(v) for v in box[i : i + 2]) for i in (0, 2)], (0, 0, 255), 1)
            cv2.putText(picture, f"{score:.2f}", (int(box[0]), int(box[1]) - 2), 0, 0.4, (0, 0, 255), 1)
        tile = np.zeros((480, 480, 3), np.uint8)
        small = cv2.resize(picture, None, fx=480 / max(picture.shape[:2]), fy=480 / max(picture.shape[:2]), interpolation=cv2.INTER_AREA)
        tile[: small.shape[0], : small.shape[1]] = small
        cv2.putText(tile, ("miss " if missed else "") + os.path.basename(name), (2, 474), 0, 0.45, (0, 255, 255), 1)
        tiles.append((not missed, tile))
    tiles = [tile for _, tile in sorted(tiles, key=lambda item: item[0])][:40]
    while len(tiles) % 5:
        tiles.append(np.zeros((480, 480, 3), np.uint8))
    if tiles:
        cv2.imwrite(path, np.vstack([np.hstack(tiles[row : row + 5]) for row in range(0, len(tiles), 5)]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("manifest")
    parser.add_argument("--long", type=int, nargs="+", default=[640])
    parser.add_argument("--misses")
    arguments = parser.parse_args()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(arguments.model, options, providers=["CPUExecutionProvider"])
    for long_side in arguments.long:
        rows = measure(lambda tensor: session.run(None, {"x": tensor})[0][0], scenes_of(arguments.manifest), long_side)
        print(f"longer side {long_side} px\n{summary(table(rows))}")
        if arguments.misses:
            draw_misses(rows, arguments.misses, long_side)


if __name__ == "__main__":
    main()
