import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Calibration, loadCalibration } from "../../platform/vision/calibration";
import { boxOf, distance, iou } from "../../platform/vision/geometry";
import { decodePicture, frameJpeg } from "../../platform/vision/picture";
import { httpRecognizer } from "./http-recognizer";
import { loadLocalRecognizer, localRecognizer } from "./local-recognizer";
import { loadCtcReader, PLATE_CLASSES } from "./reading/reader";
import { recognizePicture } from "./recognize";
import type { Recognizer } from "./recognizer";
import { cornersOfDrawn, type DrawnPlate, drawScene } from "./testing/drawn-scene";

let recognizer: Recognizer;
let calibration: Calibration;

beforeAll(async () => {
  recognizer = await loadLocalRecognizer({
    folder: "models/plates",
    textFolder: "models/text",
    threads: 1,
    provider: "cpu",
  });
  calibration = await loadCalibration("models/plates");
});
afterAll(() => recognizer?.release());

const read = (plates: readonly DrawnPlate[], grammars: readonly string[] = []) =>
  recognizePicture(drawScene({ width: 960, height: 540, plates }), recognizer, calibration, {
    grammars,
    confidenceMin: 0.3,
  });

describe("recognizePicture", () => {
  it("finds a plate's corners and reads it, upright and leaning", async () => {
    for (const lean of [0, 7, -6]) {
      const plate = { lines: ["AB12 CDE"], x: 380, y: 320, width: 160, height: 36, lean };
      const [found, ...others] = await read([plate], ["GB"]);
      expect(others).toEqual([]);
      expect(found).toMatchObject({ plate: "AB12CDE", rawPlate: "AB12CDE", region: "GB", grammar: "gb-2001" });
      expect(found!.characters.map(({ char }) => char).join("")).toBe("AB12CDE");
      expect(found!.confidence).toBeGreaterThan(0.7);
      expect(iou(found!.box, boxOf(cornersOfDrawn(plate)))).toBeGreaterThan(0.6);
      for (const [i, corner] of cornersOfDrawn(plate).entries())
        expect(distance(corner, found!.quad[i]!)).toBeLessThan(20);
      expect((await decodePicture(found!.crop.data)).width).toBe(found!.crop.widthPx);
    }
  });

  it("reads every plate of a picture, and none where there is none", async () => {
    const plates = [
      { lines: ["CA 483-216"], x: 120, y: 330, width: 150, height: 33 },
      { lines: ["BCD 482 GP"], x: 620, y: 320, width: 160, height: 35 },
    ];
    expect((await read(plates, ["ZA"])).map(({ plate }) => plate).sort()).toEqual(["BCD482GP", "CA483216"]);
    expect(await read([])).toEqual([]);
  });
});

describe("localRecognizer", () => {
  it("reads both lines of a plate, with whatever finder it is given", async () => {
    const plate = { lines: ["KA 19", "EQ 4731"], x: 400, y: 300, width: 120, height: 84 };
    const session = { threads: 1, provider: "cpu" as const };
    const reader = await loadCtcReader("models/plates/reader-tuned.onnx", PLATE_CLASSES, session);
    const finder = {
      find: () => Promise.resolve([{ quad: cornersOfDrawn(plate), score: 0.9 }]),
      release: () => Promise.resolve(),
    };
    const own = localRecognizer({ plates: finder, text: null, readers: [{ reader, weight: 1 }] });
    const image = drawScene({ width: 960, height: 540, plates: [plate] });
    const [found] = await recognizePicture(image, own, calibration, { grammars: ["IN"], confidenceMin: 0 });
    await own.release();
    expect(found).toMatchObject({ plate: "KA19EQ4731", grammar: "in-1989" });
  });
});

describe("decodePicture", () => {
  it("refuses what is no picture, is cut off, or declares too much", async () => {
    const jpeg = (await frameJpeg(drawScene({ width: 320, height: 180, plates: [] }))).data;
    const huge = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000"><rect width="9" height="9"/></svg>`,
    );
    for (const bytes of [new Uint8Array(), Buffer.from("text"), jpeg.subarray(0, jpeg.length / 2), huge]) {
      await expect(decodePicture(bytes)).rejects.toMatchObject({ code: "image_unreadable" });
    }
    expect(await decodePicture(jpeg)).toMatchObject({ width: 320, height: 180 });
  });
});

describe("httpRecognizer", () => {
  it("posts the picture and judges the answer like our own; a bad answer is an error", async () => {
    const box = { x: 40, y: 60, width: 180, height: 60 };
    const seen: { type: string | undefined; token: string | undefined; bytes: number }[] = [];
    let answer = JSON.stringify({ plates: [{ plate: "ab12 cde", confidence: 0.93, box }] });
    const server = createServer((request, response) => {
      let bytes = 0;
      request.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      request.on("end", () => {
        seen.push({ type: request.headers["content-type"], token: request.headers.authorization, bytes });
        response.end(answer);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/read`;
    const remote = httpRecognizer({ url, token: "t0ken" });
    const image = drawScene({ width: 320, height: 180, plates: [] });
    try {
      const reads = await recognizePicture(image, remote, calibration, { grammars: ["GB"], confidenceMin: 0 });
      expect(reads).toMatchObject([{ plate: "AB12CDE", grammar: "gb-2001", box }]);
      expect(seen[0]).toMatchObject({ type: "image/jpeg", token: "Bearer t0ken" });
      expect(seen[0]!.bytes).toBeGreaterThan(500);
      for (const bad of ["<html>", `{"plates":[{"plate":"A","confidence":7}]}`]) {
        answer = bad;
        await expect(remote.see(image, "still")).rejects.toMatchObject({ code: "recognizer_unreachable" });
      }
    } finally {
      server.close();
    }
    await expect(remote.see(image, "still")).rejects.toMatchObject({ code: "recognizer_unreachable" });
  });
});
