import { type Face, middle } from "./face";
import type { Point } from "./warp";

/**
 * The measures of a head that ISO/IEC 19794-5 speaks of, in px of the picture that the face was found in. "Left" is
 * the picture's left, which is the person's right.
 */
export type Head = {
  leftEye: Point;
  rightEye: Point;
  /** The point between the eyes (M in ISO/IEC 19794-5, figure 7). */
  eyeCentre: Point;
  /** Distance of the pupils' centres, px. */
  interEye: number;
  /** Lean of the eye line, radians; positive when the picture has to be turned anticlockwise to set it upright. */
  roll: number;
  /** From the eye line down to the chin, px, measured along the face. */
  eyesToChin: number;
  /** From the eye line up to the crown, px. No landmark marks the crown: it is estimated, without hair. */
  eyesToCrown: number;
  /** Estimated turn to the side, degrees, 0 when frontal; positive towards the picture's right. */
  yawDegrees: number;
  /** Lowest of both eyes' ratio of opening to width (eye aspect ratio, Soukupová and Čech 2016): 0.3 open, 0.1 shut. */
  eyeOpening: number;
};

/** The eyes lie about half-way between crown and chin in adults; 0.98 fitted bald and short-haired specimens best. */
const CROWN_PER_CHIN = 0.98;
/** The nose's tip stands out from the plane of the eyes by about 0.6 of the pupils' distance. */
const NOSE_DEPTH_PER_INTER_EYE = 0.6;

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

function openingOf(landmarks: readonly Point[], first: number): number {
  const at = (offset: number) => landmarks[first + offset]!;
  return (distance(at(1), at(5)) + distance(at(2), at(4))) / (2 * distance(at(0), at(3)));
}

/** Measures a head by its landmarks. */
export function measureHead({ landmarks }: Pick<Face, "landmarks">): Head {
  const leftEye = middle(landmarks, 36, 42);
  const rightEye = middle(landmarks, 42, 48);
  const eyeCentre = { x: (leftEye.x + rightEye.x) / 2, y: (leftEye.y + rightEye.y) / 2 };
  const roll = Math.atan2(rightEye.y - leftEye.y, rightEye.x - leftEye.x);
  const interEye = Math.max(1e-6, distance(leftEye, rightEye));
  const across = (point: Point) => Math.cos(roll) * (point.x - eyeCentre.x) + Math.sin(roll) * (point.y - eyeCentre.y);
  const down = (point: Point) => -Math.sin(roll) * (point.x - eyeCentre.x) + Math.cos(roll) * (point.y - eyeCentre.y);
  // The three lowest points of the jaw together wander less than the one at its tip.
  const eyesToChin = Math.max(interEye * 0.8, down(landmarks[8]!), down(middle(landmarks, 7, 10)));
  const noseOffset = across(landmarks[30]!) / interEye;
  return {
    leftEye,
    rightEye,
    eyeCentre,
    interEye,
    roll,
    eyesToChin,
    eyesToCrown: eyesToChin * CROWN_PER_CHIN,
    yawDegrees: (Math.atan2(noseOffset, NOSE_DEPTH_PER_INTER_EYE) * 180) / Math.PI,
    eyeOpening: Math.min(openingOf(landmarks, 36), openingOf(landmarks, 42)),
  };
}

/** Half the width of a head with its ears, and the height of the hair above the crown, in distances of the pupils. */
const HALF_WIDTH = 1.2;
const HAIR = 0.15;

/** Share (0–1) of the head, as an ellipse with some hair, that lies outside a picture of this size. */
export function shareOutside(head: Head, { width, height }: { width: number; height: number }): number {
  const top = -head.eyesToCrown - HAIR * head.interEye;
  const middleDown = (top + head.eyesToChin) / 2;
  const halfHeight = (head.eyesToChin - top) / 2;
  const cos = Math.cos(head.roll);
  const sin = Math.sin(head.roll);
  let inside = 0;
  let outside = 0;
  for (let v = -0.975; v < 1; v += 0.05) {
    for (let u = -0.975; u < 1; u += 0.05) {
      if (u * u + v * v > 1) continue;
      const across = u * HALF_WIDTH * head.interEye;
      const down = middleDown + v * halfHeight;
      const x = head.eyeCentre.x + cos * across - sin * down;
      const y = head.eyeCentre.y + sin * across + cos * down;
      if (x < 0 || y < 0 || x > width || y > height) outside += 1;
      else inside += 1;
    }
  }
  return outside / (inside + outside);
}
