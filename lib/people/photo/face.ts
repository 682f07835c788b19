import { type FaceBox, findFaceBoxes, suppressOverlaps } from "./detector";
import { runFaceModel } from "./models";
import type { Raster } from "./raster";
import { cutFrame, type Frame, outOfFrame, type Point } from "./warp";

/**
 * A face: the box around its landmarks (brows to chin, ear to ear), the detector's confidence, and the 68 landmarks
 * in the order of iBUG 300-W: 0–16 jaw from the picture's left to right, 17–26 brows, 27–35 nose, 36–41 and 42–47 the
 * eyes, 48–67 mouth. Everything in px of the raster.
 */
export type Face = FaceBox & { landmarks: Point[] };

const LANDMARK_SIDE = 112;
/** A background poster or a face on a T-shirt is not a second person: faces below this share of the largest are left out. */
const AREA_SHARE_MIN = 0.04;
/** Landmarks cost 3 ms a face. A crowd is not a portrait, and more than this many do not change what is said of it. */
const FACES_MAX = 12;

/** The frame's pixels as the landmark model takes them, each the mean of up to over² samples so that nothing aliases. */
function landmarkInput(raster: Raster, frame: Frame, overMax: number): Float32Array {
  const over = Math.max(1, Math.min(overMax, Math.round(frame.width / LANDMARK_SIDE)));
  const side = LANDMARK_SIDE * over;
  const { data } = cutFrame(raster, frame, side, side);
  const plane = LANDMARK_SIDE * LANDMARK_SIDE;
  const planes = new Float32Array(3 * plane);
  const share = 1 / (over * over);
  for (let y = 0; y < side; y++) {
    const line = Math.floor(y / over) * LANDMARK_SIDE;
    for (let x = 0; x < side; x++) {
      const to = line + Math.floor(x / over);
      const from = 3 * (y * side + x);
      for (let channel = 0; channel < 3; channel++) planes[channel * plane + to]! += share * data[from + channel]!;
    }
  }
  return planes;
}

async function findLandmarks(raster: Raster, frame: Frame, overMax: number): Promise<Point[]> {
  const { points } = await runFaceModel("face_landmark_68", landmarkInput(raster, frame, overMax), LANDMARK_SIDE);
  return Array.from({ length: 68 }, (_, i) => outOfFrame(frame, { x: points![2 * i]!, y: points![2 * i + 1]! }));
}

/** The middle of some landmarks. */
export function middle(landmarks: readonly Point[], from: number, to: number): Point {
  let x = 0;
  let y = 0;
  for (let i = from; i < to; i++) {
    x += landmarks[i]!.x / (to - from);
    y += landmarks[i]!.y / (to - from);
  }
  return { x, y };
}

/** The square that holds the landmarks, upright with the eyes, grown by `margin`. */
function frameAround(landmarks: readonly Point[], margin: number): Frame {
  const left = middle(landmarks, 36, 42);
  const right = middle(landmarks, 42, 48);
  const angle = Math.atan2(right.y - left.y, right.x - left.x);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const us = landmarks.map(({ x, y }) => cos * x + sin * y);
  const vs = landmarks.map(({ x, y }) => -sin * x + cos * y);
  const u = (Math.min(...us) + Math.max(...us)) / 2;
  const v = (Math.min(...vs) + Math.max(...vs)) / 2;
  const side = margin * Math.max(Math.max(...us) - Math.min(...us), Math.max(...vs) - Math.min(...vs));
  return { cx: cos * u - sin * v, cy: sin * u + cos * v, width: side, height: side, angle };
}

function boxAround(landmarks: readonly Point[]): Omit<FaceBox, "score"> {
  const xs = landmarks.map((point) => point.x);
  const ys = landmarks.map((point) => point.y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/**
 * Finds the faces of a picture, the largest first.
 *
 * Landmarks are found twice: in the detector's box, and once more in the square that follows from the first answer
 * and stands upright with the eyes. The second is steadier, and takes a lean of 30° like none.
 *
 * @param raster a face should be at least about 60 px wide in it
 */
export async function detectFaces(raster: Raster): Promise<Face[]> {
  const boxes = await findFaceBoxes(raster);
  const faces: Face[] = [];
  for (const box of boxes.slice(0, FACES_MAX)) {
    const side = Math.max(box.width, box.height);
    const around = { cx: box.x + box.width / 2, cy: box.y + box.height / 2, width: side, height: side, angle: 0 };
    const rough = await findLandmarks(raster, around, 2);
    const landmarks = await findLandmarks(raster, frameAround(rough, 1.3), 3);
    faces.push({ ...boxAround(landmarks), score: box.score, landmarks });
  }
  const distinct = suppressOverlaps(faces, 0.5).sort((a, b) => b.width * b.height - a.width * a.height);
  const largest = distinct[0];
  if (!largest) return [];
  return distinct.filter((face) => face.width * face.height >= AREA_SHARE_MIN * largest.width * largest.height);
}

/** The same face in a picture that is `scale` times as large. */
export function scaleFace(face: Face, scale: number): Face {
  return {
    x: face.x * scale,
    y: face.y * scale,
    width: face.width * scale,
    height: face.height * scale,
    score: face.score,
    landmarks: face.landmarks.map(({ x, y }) => ({ x: x * scale, y: y * scale })),
  };
}
