import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RgbImage } from "../../../platform/vision/picture";
import { ALPHABET } from "../reading/ctc";
import { withoutAddresses } from "./ffmpeg";
import { Latest } from "./latest-frame";
import { MotionGate } from "./motion";
import { PpmParser } from "./ppm";
import { factsOf } from "./probe";
import type { FrameSighting } from "./track";
import { Tracker } from "./tracker";

const grey = (width: number, height: number, value: number): RgbImage => ({
  data: new Uint8Array(width * height * 3).fill(value),
  width,
  height,
});

describe("PpmParser", () => {
  it("finds the same pictures however the bytes are cut, and follows a change of size", () => {
    const ppm = ({ data, width, height }: RgbImage) =>
      Buffer.concat([Buffer.from(`P6\n${width} ${height}\n255\n`), data]);
    const bytes = Buffer.concat([ppm(grey(4, 2, 1)), ppm(grey(4, 2, 2)), ppm(grey(3, 3, 3))]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 }), (lengths) => {
        const parser = new PpmParser();
        const images: RgbImage[] = [];
        for (let at = 0, i = 0; at < bytes.length; i++) {
          const length = lengths[i % lengths.length]!;
          images.push(...parser.push(bytes.subarray(at, at + length)));
          at += length;
        }
        expect(images).toEqual([grey(4, 2, 1), grey(4, 2, 2), grey(3, 3, 3)]);
      }),
    );
  });

  it("refuses what is no picture, and a size that would fill memory", () => {
    expect(() => [...new PpmParser().push(Buffer.alloc(64, 65))]).toThrow("no PPM");
    expect(() => [...new PpmParser().push(Buffer.from("P6\n99999 99999\n255\n"))]).toThrow("99999");
  });
});

describe("factsOf", () => {
  const stream = (rest: string) =>
    `  Duration: 00:01:02.50, start: 0.000000, bitrate: 1 kb/s\n    Stream #0:0(und): Video: ${rest}`;

  it("reads size, rate and turn of old and new FFmpeg", () => {
    expect(
      factsOf(
        stream(
          "h264 (High) (avc1 / 0x31637661), yuv420p(tv, bt709), 1920x1080 [SAR 1:1 DAR 16:9], 5000 kb/s, 25 fps, 25 tbr",
        ),
      ),
    ).toEqual({
      durationS: 62.5,
      widthPx: 1920,
      heightPx: 1080,
      fps: 25,
      rotationDegrees: 0,
      codec: "h264",
    });
    const turned = `${stream("hevc, yuv420p, 3840x2160, 29.97 fps")}\n      displaymatrix: rotation of -90.00 degrees`;
    expect(factsOf(turned)).toMatchObject({ widthPx: 2160, heightPx: 3840, rotationDegrees: 90, fps: 29.97 });
    expect(factsOf(`${stream("h264, yuv420p, 640x480, 25 fps")}\n  rotate          : 270`)?.rotationDegrees).toBe(270);
  });

  it("does not believe absurd figures, nor a cover picture to be a video", () => {
    expect(factsOf(stream("mpeg4, yuv420p, 64x48, 90k fps, 90k tbr"))?.fps).toBeNull();
    expect(factsOf(stream("mpeg4, yuv420p, 64x48, 0.001 fps"))?.fps).toBeNull();
    expect(factsOf("  Duration: N/A\n Stream #0:0: Video: mpeg4, yuv420p, 64x48, 5 fps")?.durationS).toBeNull();
    expect(factsOf(stream("mjpeg, yuvj420p, 600x600, 90k tbr (attached pic)"))).toBeNull();
    expect(factsOf("x.mp4: Invalid data found when processing input")).toBeNull();
  });

  it("keeps addresses out of what is shown", () => {
    expect(withoutAddresses("rtsp://admin:secret@10.0.0.1/live: Connection refused")).not.toContain("secret");
  });
});

describe("MotionGate", () => {
  it("passes the first frame and movement, and stops stillness and noise", () => {
    const gate = new MotionGate();
    expect(gate.moved(grey(128, 72, 100))).toBe(true);
    expect(gate.moved(grey(128, 72, 104))).toBe(false);
    const car = grey(128, 72, 100);
    for (let y = 20; y < 40; y++) car.data.fill(220, (y * 128 + 40) * 3, (y * 128 + 70) * 3);
    const restored = MotionGate.from(JSON.parse(JSON.stringify(gate)));
    expect(restored.moved(car)).toBe(true);
    expect(restored.moved(car)).toBe(false);
  });

  it("adds slow movement up", () => {
    const gate = new MotionGate();
    gate.moved(grey(128, 72, 100));
    expect(Array.from({ length: 6 }, (_, i) => gate.moved(grey(128, 72, 104 + 5 * i)))).toContain(true);
  });
});

describe("Latest", () => {
  it("gives the newest and counts what it dropped", async () => {
    const latest = new Latest<number>();
    latest.put(1);
    latest.put(2);
    latest.put(3);
    expect(await latest.take()).toBe(3);
    expect(latest.dropped).toBe(2);
    const waiting = latest.take();
    latest.put(4);
    expect(await waiting).toBe(4);
    latest.put(5);
    latest.end();
    latest.put(6);
    expect([await latest.take(), await latest.take()]).toEqual([5, null]);
  });
});

/** A sighting of a plate that is read as `text` at a place. */
function sighting(text: string, x: number, y = 100, sure = 0.9): FrameSighting {
  const odds = [...text].map((char) => {
    const place = new Float32Array(36).fill((1 - sure) / 35);
    place[ALPHABET.indexOf(char)] = sure;
    return place;
  });
  const box = { x, y, width: 100, height: 25 };
  return {
    quad: [
      { x, y },
      { x: x + 100, y },
      { x: x + 100, y: y + 25 },
      { x, y: y + 25 },
    ],
    box,
    detection: 0.8,
    score: 0.7,
    vote: { text, odds, share: 1, strength: 0.8 },
    readings: [{ text, odds, confidence: sure, weight: 1 }],
  };
}

type Seen = readonly FrameSighting[];

/** Runs a tracker over frames of 5 a second; gives what it tells of, as [text, key]. */
function track(frames: readonly Seen[], emitAfterS = 30, confidence = 0.8) {
  const tracker = new Tracker<number>({ framesPerSecond: 5, emitAfterS, confidenceOf: () => confidence });
  const told: [string, string][] = [];
  const tell = (tracks: readonly { key: string; tally: { result(): { text: string } | null } }[]) => {
    for (const { key, tally } of tracks) told.push([tally.result()!.text, key]);
  };
  for (const [i, seen] of frames.entries()) {
    const time = { timeS: i / 5, frameNo: i * 5, capturedAtMs: null };
    tell(tracker.observe(seen, i, time, i));
  }
  tell(tracker.finish());
  return told;
}

const pass = (text: string, from: number, step: number, count: number): Seen[] =>
  Array.from({ length: count }, (_, i) => [sighting(text, from + step * i)]);
const nothing = (count: number): Seen[] => Array.from({ length: count }, () => []);

describe("Tracker", () => {
  it("makes one pass of one car, slow, fast, or read wrongly in between", () => {
    expect(track(pass("AB123CD", 0, 20, 8))).toEqual([["AB123CD", "0-0"]]);
    expect(track(pass("AB123CD", 0, 350, 5))).toEqual([["AB123CD", "0-0"]]);
    const misread = pass("AB123CD", 0, 20, 8);
    misread[3] = [sighting("A8123CD", 60)];
    misread[5] = [];
    expect(track(misread)).toEqual([["AB123CD", "0-0"]]);
  });

  it("tells cars apart that follow each other at the same place, or pass side by side", () => {
    const queue = [...pass("AB123CD", 0, 20, 5), ...pass("XYZ9876", 80, 10, 5)];
    expect(track(queue).map(([text]) => text)).toEqual(["AB123CD", "XYZ9876"]);
    const abreast = Array.from({ length: 6 }, (_, i) => [
      sighting("AB123CD", 20 * i, 100),
      sighting("XYZ9876", 300 - 20 * i, 180),
    ]);
    expect(
      track(abreast)
        .map(([text]) => text)
        .sort(),
    ).toEqual(["AB123CD", "XYZ9876"]);
  });

  it("needs three agreeing reads, or one that is sure", () => {
    expect(track(pass("AB123CD", 0, 20, 2))).toEqual([]);
    expect(track(pass("AB123CD", 0, 20, 1), 30, 0.95)).toEqual([["AB123CD", "0-0"]]);
  });

  it("takes a plate that was hidden for some seconds as the same pass, and a return after a minute as another", () => {
    expect(track([...pass("AB123CD", 0, 2, 5), ...nothing(20), ...pass("AB123CD", 12, 2, 5)])).toHaveLength(1);
    expect(track([...pass("AB123CD", 0, 20, 5), ...nothing(300), ...pass("AB123CD", 0, 20, 5)])).toHaveLength(2);
  });

  it("keeps two vehicles of one fleet apart", () => {
    const fleet = [...pass("AB123CD", 0, 40, 6), ...nothing(10), ...pass("AB124CD", 0, 40, 6)];
    expect(track(fleet).map(([text]) => text)).toEqual(["AB123CD", "AB124CD"]);
  });

  it("tells of a car that stays after a while, once", () => {
    const parked = pass("AB123CD", 100, 0, 60);
    expect(track(parked, 1)).toEqual([["AB123CD", "0-0"]]);
  });

  it("gives every track a key of its own", () => {
    const seen = fc.array(
      fc.array(fc.tuple(fc.constantFrom("AB123CD", "XYZ9876", "KLM4567"), fc.nat(1500)), { maxLength: 3 }),
      {
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(seen, (frames) => {
        const keys = track(frames.map((frame) => frame.map(([text, x], i) => sighting(text, x, 100 * i)))).map(
          ([, key]) => key,
        );
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
