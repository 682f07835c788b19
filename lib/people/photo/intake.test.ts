import { createDeflate, deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { DomainError } from "@/lib/platform/errors";
import { inspectPhoto } from "./intake";
import { processPortrait } from "./process";
import { syntheticPortraitImage, syntheticPortraitJpeg } from "./testing/synthetic-face";

async function refusal(task: Promise<unknown>): Promise<DomainError> {
  const error = await task.then(
    () => new Error("was accepted"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof DomainError)) throw error;
  return error;
}

const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#d0c8c0" } });

function pngChunk(type: string, data: Buffer): Buffer {
  const out = Buffer.alloc(12 + data.length);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, "latin1");
  data.copy(out, 8);
  let crc = 0xffffffff;
  for (const byte of out.subarray(4, 8 + data.length)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  out.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 8 + data.length);
  return out;
}

function pngOf(width: number, height: number, idat: Buffer, extra: Buffer[] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    pngChunk("IHDR", header),
    ...extra,
    pngChunk("IDAT", idat),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A white picture of side × side px in some hundred kilobytes, made without ever holding it in memory. */
async function pngBomb(side: number): Promise<Buffer> {
  const deflate = createDeflate({ level: 9 });
  const parts: Buffer[] = [];
  deflate.on("data", (part: Buffer) => parts.push(part));
  const row = Buffer.alloc(1 + 3 * side);
  for (let y = 0; y < side; y++) {
    if (!deflate.write(row)) await new Promise((resolve) => deflate.once("drain", resolve));
  }
  await new Promise<void>((resolve) => {
    deflate.once("end", resolve);
    deflate.end();
  });
  return pngOf(side, side, Buffer.concat(parts));
}

describe("what is refused at the door", () => {
  it("refuses an empty file", async () => {
    const error = await refusal(inspectPhoto(Buffer.alloc(0)));
    expect([error.kind, error.code]).toEqual(["invalid", "photo_empty"]);
    expect(error.fields).toEqual([{ name: "photo", reason: "The file is empty. Choose a photo." }]);
  });

  it("refuses a text file, whatever its name", async () => {
    const error = await refusal(inspectPhoto(Buffer.from("I am a photo, believe me.\n".repeat(50))));
    expect([error.kind, error.code]).toEqual(["unsupported_type", "photo_type"]);
    expect(error.message).toMatch(/not a photo, whatever its name/);
  });

  it("refuses 60 MB by their size alone", async () => {
    const jpeg = await syntheticPortraitJpeg({ seed: 1, width: 240, height: 300 });
    const error = await refusal(inspectPhoto(Buffer.concat([jpeg, Buffer.alloc(60 * 1024 * 1024)])));
    expect([error.kind, error.code]).toEqual(["too_large", "photo_bytes"]);
    expect(error.message).toMatch(/60 MB large; at most 10 MB/);
  });

  it.each([
    ["a PDF", Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"), /PDF/],
    [
      "an SVG",
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"/>'),
      /Choose a JPEG/,
    ],
    ["an HEIC photo", Buffer.from("0000001c66747970686569630000000068656963686569786d696631", "hex"), /HEIC.*JPEG/],
  ])("refuses %s", async (_name, bytes, reason) => {
    const error = await refusal(inspectPhoto(bytes));
    expect([error.kind, error.code]).toEqual(["unsupported_type", "photo_type"]);
    expect(error.message).toMatch(reason);
  });

  it("refuses an animated WebP, but takes a still one", async () => {
    const frames = [await flat(200, 200).png().toBuffer(), await flat(200, 200).negate().png().toBuffer()];
    const animated = await sharp(frames, { join: { animated: true } })
      .webp({ delay: [100, 100] })
      .toBuffer();
    const error = await refusal(inspectPhoto(animated));
    expect([error.kind, error.code]).toEqual(["unsupported_type", "photo_animated"]);
    await expect(inspectPhoto(await flat(200, 200).webp().toBuffer())).resolves.toMatchObject({ mime: "image/webp" });
  });

  it("refuses an animated GIF and an animated PNG", async () => {
    const gif = await flat(200, 200).gif().toBuffer();
    expect((await refusal(inspectPhoto(gif))).message).toMatch(/GIF/);
    const control = Buffer.alloc(8);
    control.writeUInt32BE(2, 0);
    const apng = pngOf(200, 200, deflateSync(Buffer.alloc(200 * 601)), [pngChunk("acTL", control)]);
    expect((await refusal(inspectPhoto(apng))).kind).toBe("unsupported_type");
  });

  it("refuses a 14000 × 14000 PNG bomb by its header, at once and without memory", async () => {
    const bomb = await pngBomb(14_000);
    expect(bomb.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().rss;
    const start = performance.now();
    const error = await refusal(processPortrait(bomb));
    expect([error.kind, error.code]).toEqual(["too_large", "photo_pixels"]);
    expect(error.message).toMatch(/14000 × 14000/);
    expect(performance.now() - start).toBeLessThan(1000);
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
  });

  it("refuses a header that lies about 65000 × 65000", async () => {
    expect((await refusal(inspectPhoto(pngOf(65_000, 65_000, deflateSync(Buffer.alloc(10)))))).code).toBe(
      "photo_pixels",
    );
  });

  it.each([
    [1, 1, "photo_too_small"],
    [119, 400, "photo_too_small"],
    [120, 700, "photo_shape"],
  ])("refuses %i × %i px", async (width, height, code) => {
    const error = await refusal(inspectPhoto(await flat(width, height).png().toBuffer()));
    expect([error.kind, error.code]).toEqual(["invalid", code]);
  });

  it("refuses a file that is only the beginning of a photo", async () => {
    const jpeg = await syntheticPortraitJpeg({ seed: 2, width: 600, height: 750 });
    for (const share of [0.3, 0.6, 0.9]) {
      const error = await refusal(processPortrait(jpeg.subarray(0, Math.round(jpeg.length * share))));
      expect([error.kind, error.code]).toEqual(["invalid", "photo_unreadable"]);
    }
    const error = await refusal(processPortrait(jpeg.subarray(0, 40)));
    expect([error.kind, error.code]).toEqual(["invalid", "photo_unreadable"]);
  });

  it("refuses truncated PNG and WebP", async () => {
    const image = syntheticPortraitImage({ seed: 2, width: 600, height: 750 });
    for (const whole of [await image.clone().png().toBuffer(), await image.clone().webp().toBuffer()]) {
      const error = await refusal(processPortrait(whole.subarray(0, Math.round(whole.length / 2))));
      expect(error.code).toBe("photo_unreadable");
    }
  });
});

describe("what is let in", () => {
  it("keeps the very bytes as the original and tells the upright size", async () => {
    const turned = await syntheticPortraitImage({ seed: 3, width: 400, height: 500 })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const source = await inspectPhoto(turned);
    expect(source).toMatchObject({ mime: "image/jpeg", extension: "jpg", width: 500, height: 400 });
    expect(source.bytes.equals(turned)).toBe(true);
  });

  it("honours another size limit", async () => {
    const jpeg = await syntheticPortraitJpeg({ seed: 3, width: 400, height: 500 });
    expect((await refusal(inspectPhoto(jpeg, 1000))).code).toBe("photo_bytes");
  });
});
