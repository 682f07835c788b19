import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { detectFaces, scaleFace } from "./face";
import { measureHead, shareOutside } from "./head";
import type { Raster } from "./raster";
import { DRAWING } from "./testing/drawn-person";
import { type SyntheticPortrait, syntheticPortraitImage } from "./testing/synthetic-face";

async function draw(options: SyntheticPortrait): Promise<Raster> {
  const { data, info } = await syntheticPortraitImage(options).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const degrees = (angle: number) => (angle * 180) / Math.PI;

describe("face detection", () => {
  it("finds each of twelve drawn people once, eyes and chin where they were drawn", async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const faces = await detectFaces(await draw({ seed, width: 480, height: 600 }));
      expect(faces, `person ${seed}`).toHaveLength(1);
      expect(faces[0]!.landmarks).toHaveLength(68);
      expect(faces[0]!.score).toBeGreaterThan(0.5);
      const head = measureHead(faces[0]!);
      const unit = 600 / DRAWING.height;
      expect(Math.abs(head.eyeCentre.x - 240)).toBeLessThan(6);
      expect(Math.abs(head.eyeCentre.y - 0.47 * 600)).toBeLessThan(8);
      expect(head.interEye / (96 * unit)).toBeCloseTo(1, 0);
      expect(Math.abs(head.eyesToChin - (DRAWING.chinY - DRAWING.eyeY) * unit)).toBeLessThan(12);
      expect(Math.abs(head.yawDegrees)).toBeLessThan(6);
      expect(head.eyeOpening).toBeGreaterThan(0.2);
    }
  });

  it.each([-25, -12, 12, 25])("measures a lean of %i°", async (roll) => {
    const [face] = await detectFaces(await draw({ seed: 5, width: 480, height: 600, roll }));
    expect(Math.abs(degrees(measureHead(face!).roll) - roll)).toBeLessThan(2.5);
  });

  it.each([0.3, 1.9])("finds a head at %f times the usual size", async (zoom) => {
    const faces = await detectFaces(await draw({ seed: 6, width: 960, height: 1200, zoom }));
    expect(faces).toHaveLength(1);
    expect(measureHead(faces[0]!).interEye / (96 * 1.6 * zoom)).toBeCloseTo(1, 0);
  });

  it("finds two people, the larger first", async () => {
    const faces = await detectFaces(
      await draw({ seed: 9, width: 700, height: 600, people: 2, zoom: 0.8, secondZoom: 0.7 }),
    );
    expect(faces).toHaveLength(2);
    expect(faces[0]!.x).toBeLessThan(faces[1]!.x);
    expect(faces[0]!.width).toBeGreaterThan(faces[1]!.width);
  });

  it("finds nobody in an empty room, in noise and in a flat picture", async () => {
    expect(await detectFaces(await draw({ seed: 10, people: 0, width: 480, height: 600 }))).toEqual([]);
    const noise = Uint8Array.from({ length: 300 * 300 * 3 }, (_, i) => (i * 7919 + ((i * i) >> 7)) & 255);
    expect(await detectFaces({ data: noise, width: 300, height: 300 })).toEqual([]);
  });
});

describe("scaleFace and shareOutside", () => {
  it("scale everything, and see a head that the edge cuts off", async () => {
    const [face] = await detectFaces(await draw({ seed: 4, width: 480, height: 600 }));
    const twice = measureHead(scaleFace(face!, 2));
    expect(twice.interEye).toBeCloseTo(2 * measureHead(face!).interEye, 6);
    expect(shareOutside(twice, { width: 960, height: 1200 })).toBe(0);
    expect(shareOutside(twice, { width: twice.eyeCentre.x, height: 1200 })).toBeCloseTo(0.5, 1);
  });
});

describe("models/face", () => {
  it("holds the files that its card names, byte for byte", () => {
    const card = readFileSync("models/face/README.md", "utf8");
    for (const model of ["tiny_face_detector", "face_landmark_68", "ssd_mobilenetv1"]) {
      const sha256 = createHash("sha256")
        .update(readFileSync(`models/face/${model}.onnx`))
        .digest("hex");
      expect(card, model).toContain(sha256);
    }
  });
});
