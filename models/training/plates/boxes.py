"""From the detector's maps to plates, and how far two boxes agree."""

import cv2
import numpy as np

STRIDE = 8
OFFSET_UNIT = 32.0


def letterbox(picture, long_side):
    """(the picture scaled so that its longer side is `long_side` and padded with grey to multiples of 32, the scale)."""
    scale = min(4.0, long_side / max(picture.shape[:2]))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    height, width = small.shape[:2]
    padded = np.full(((height + 31) // 32 * 32, (width + 31) // 32 * 32, 3), 114, np.uint8)
    padded[:height, :width] = small
    return padded, scale


def to_input(picture):
    """1 × 3 × height × width float32 in −1…1, BGR, as detector and reader take it."""
    return (picture.transpose(2, 0, 1)[None].astype(np.float32) / 127.5) - 1


def plates_of(maps, threshold, overlap=0.3):
    """Local maxima of the score map above `threshold`, best first, without overlapping ones: [(score, quad 4 × 2, box left top right bottom)].

    `maps`: 9 × rows × columns; map 0 is the score (0–1), 1–8 the corners' offsets from the cell's centre in units of 32 px.
    """
    scores = maps[0]
    peaks = (scores == cv2.dilate(scores, np.ones((3, 3), np.uint8))) & (scores > threshold)
    kept = []
    for row, column in sorted(zip(*np.where(peaks)), key=lambda cell: -scores[cell]):
        quad = maps[1:, row, column].reshape(4, 2) * OFFSET_UNIT + (column * STRIDE + STRIDE / 2, row * STRIDE + STRIDE / 2)
        box = (*quad.min(0), *quad.max(0))
        if all(intersection_over_union(box, other) < overlap and inside(box, other) < 0.7 for _, _, other in kept):
            kept.append((float(scores[row, column]), quad, box))
    return kept


def _shared(a, b):
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))


def _area(box):
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def intersection_over_union(a, b):
    shared = _shared(a, b)
    return shared / (_area(a) + _area(b) - shared + 1e-6)


def inside(a, b):
    """How much of the smaller box lies in the other."""
    return _shared(a, b) / (min(_area(a), _area(b)) + 1e-6)
