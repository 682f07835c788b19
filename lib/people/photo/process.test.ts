import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { detectFaces } from "./face";
import { measureHead } from "./head";
import { type ProcessedPortrait, processPortrait } from "./process";
import { type PhotoCheckId, photoReportSchema } from "./schema";
import { syntheticPortraitImage, syntheticPortraitJpeg } from "./testing/synthetic-face";

const state = ({ report }: ProcessedPortrait, id: PhotoCheckId) =>
  report.checks.find((check) => check.id === id)?.state;

async function pixels(jpeg: Buffer) {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}

/** Mean difference of two pictures' levels. */
async function difference(a: Buffer, b: Buffer): Promise<number> {
  const [one, other] = [await pixels(a), await pixels(b)];
  return one.data.reduce((sum, level, i) => sum + Math.abs(level - other.data[i]!), 0) / one.data.length;
}

/** Where the eyes are in a finished portrait, in shares of its size, and their lean in degrees. */
async function eyesIn(jpeg: Buffer) {
  const [face] = await detectFaces(await pixels(jpeg));
  const head = measureHead(face!);
  return { x: head.eyeCentre.x / 213, y: head.eyeCentre.y / 260, roll: (head.roll * 180) / Math.PI };
}

describe("the portrait", () => {
  it("is a 213 × 260 px sRGB JPEG at 300 dpi that passes every check", async () => {
    const portrait = await processPortrait(await syntheticPortraitJpeg({ seed: 3 }));
    const meta = await sharp(portrait.jpeg).metadata();
    expect(meta).toMatchObject({ format: "jpeg", width: 213, height: 260, density: 300, space: "srgb", channels: 3 });
    expect(meta.chromaSubsampling).toBe("4:4:4");
    expect(photoReportSchema.parse(portrait.report)).toMatchObject({
      verdict: "good",
      method: "face",
      needsManualCrop: null,
    });
    expect(portrait.proposed).toEqual(portrait.crop);
    const eyes = await eyesIn(portrait.jpeg);
    expect(Math.abs(eyes.x - 0.5)).toBeLessThan(0.03);
    expect(Math.abs(eyes.y - 0.45)).toBeLessThan(0.03);
  });

  it("is the same bytes for the same photo", async () => {
    const photo = await syntheticPortraitJpeg({ seed: 12, width: 480, height: 600 });
    const [first, second] = [await processPortrait(photo), await processPortrait(photo)];
    expect(first.jpeg.equals(second.jpeg)).toBe(true);
  });

  it.each([-20, 20])("sets a head upright that leans by %i°", async (roll) => {
    const portrait = await processPortrait(await syntheticPortraitJpeg({ seed: 5, roll }));
    expect(Math.abs((portrait.crop.rotation ?? 0) + roll)).toBeLessThan(2.5);
    expect(Math.abs((await eyesIn(portrait.jpeg)).roll)).toBeLessThan(2.5);
  });

  it("is upright for each EXIF orientation", async () => {
    const upright = await syntheticPortraitImage({ seed: 8, width: 480, height: 600 }).png().toBuffer();
    const expected = await processPortrait(upright);
    // How a camera held in each of the eight ways would have stored the picture.
    const stored = [
      sharp(upright),
      sharp(upright).flop(),
      sharp(upright).rotate(180),
      sharp(upright).flip(),
      sharp(await sharp(upright).rotate(90).toBuffer()).flop(),
      sharp(upright).rotate(270),
      sharp(await sharp(upright).rotate(270).toBuffer()).flop(),
      sharp(upright).rotate(90),
    ];
    for (const [index, image] of stored.entries()) {
      const bytes = await image
        .withMetadata({ orientation: index + 1 })
        .jpeg({ quality: 98, chromaSubsampling: "4:4:4" })
        .toBuffer();
      const portrait = await processPortrait(bytes);
      expect([portrait.source.width, portrait.source.height], `orientation ${index + 1}`).toEqual([480, 600]);
      expect(await difference(portrait.jpeg, expected.jpeg), `orientation ${index + 1}`).toBeLessThan(4);
    }
  });

  it("is the same from CMYK, 16 bits, another colour profile, alpha and WebP", async () => {
    const image = () => syntheticPortraitImage({ seed: 7, width: 480, height: 600 });
    const expected = await processPortrait(await image().png().toBuffer());
    const variants: [string, Buffer, number][] = [
      // Inks cannot show every colour; an inverted picture would be 100 off.
      ["CMYK", await image().toColourspace("cmyk").withIccProfile("cmyk").jpeg({ quality: 98 }).toBuffer(), 20],
      ["16 bits", await image().toColourspace("rgb16").png().toBuffer(), 2],
      ["Display P3", await image().withIccProfile("p3").png().toBuffer(), 3],
      ["opaque alpha", await image().ensureAlpha().png().toBuffer(), 1],
      ["WebP", await image().webp({ quality: 98 }).toBuffer(), 5],
    ];
    for (const [name, bytes, tolerance] of variants) {
      const portrait = await processPortrait(bytes);
      expect((await sharp(portrait.jpeg).metadata()).space, name).toBe("srgb");
      expect(await difference(portrait.jpeg, expected.jpeg), name).toBeLessThan(tolerance);
    }
  });

  it("lays transparency on white", async () => {
    const see = await sharp({
      create: { width: 300, height: 400, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const { data } = await pixels((await processPortrait(see)).jpeg);
    expect(data.every((level) => level > 250)).toBe(true);
  });

  it("carries nothing of the original's metadata", async () => {
    const photo = await syntheticPortraitImage({ seed: 3, width: 480, height: 600 })
      .withExif({ IFD0: { Artist: "SECRET-ARTIST" }, IFD3: { GPSLatitude: "33/1 55/1 0/1", GPSLatitudeRef: "S" } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">SECRET-XMP</x:xmpmeta>')
      .jpeg()
      .toBuffer();
    expect(photo.includes("SECRET-ARTIST")).toBe(true);
    const { jpeg, source } = await processPortrait(photo);
    expect(jpeg.includes("SECRET")).toBe(false);
    const meta = await sharp(jpeg).metadata();
    expect([meta.xmp, meta.iptc]).toEqual([undefined, undefined]);
    // What is left is the block that tells the density: no directory of places (tag 0x8825), no words.
    expect(meta.exif!.length).toBeLessThan(250);
    expect(meta.exif!.includes(Buffer.from([0x25, 0x88]))).toBe(false);
    expect(source.bytes.equals(photo)).toBe(true);
  });

  it("keeps the detail of a small head in a large photo", async () => {
    const large = await processPortrait(await syntheticPortraitJpeg({ seed: 6, width: 2400, height: 3000, zoom: 0.3 }));
    const near = await processPortrait(await syntheticPortraitJpeg({ seed: 6, width: 720, height: 900, zoom: 1 }));
    expect(large.report.method).toBe("face");
    const sharpness = ({ report }: ProcessedPortrait) => report.checks.find(({ id }) => id === "sharpness")!.value;
    expect(sharpness(large)).toBeGreaterThan(0.6 * sharpness(near));
  });

  it("is no embedded payload: a polyglot comes out as a plain JPEG", async () => {
    const photo = await syntheticPortraitJpeg({ seed: 3, width: 480, height: 600 });
    const { jpeg } = await processPortrait(Buffer.concat([photo, Buffer.from("<script>alert(1)</script>PK\x03\x04")]));
    expect(jpeg.includes("<script>")).toBe(false);
  });
});

describe("who chooses the crop", () => {
  it("nobody, without a face: the middle, a failed report, and a request for a hand", async () => {
    const portrait = await processPortrait(
      await syntheticPortraitJpeg({ seed: 1, people: 0, width: 800, height: 600 }),
    );
    expect(portrait.report).toMatchObject({ verdict: "poor", method: "centre", needsManualCrop: "no_face" });
    expect(state(portrait, "face_count")).toBe("fail");
    expect(state(portrait, "head_size")).toBeUndefined();
    expect(portrait.crop.height).toBeCloseTo(1, 9);
    expect(portrait.crop.x + portrait.crop.width / 2).toBeCloseTo(0.5, 9);
    expect(await sharp(portrait.jpeg).metadata()).toMatchObject({ width: 213, height: 260 });
  });

  it("nobody, with two faces alike; the proposal starts at the larger", async () => {
    const photo = await syntheticPortraitJpeg({ seed: 8, people: 2, width: 1000, height: 900, zoom: 0.75 });
    const portrait = await processPortrait(photo);
    expect(portrait.report).toMatchObject({ verdict: "poor", method: "centre", needsManualCrop: "several_faces" });
    expect(portrait.proposed).not.toEqual(portrait.crop);
    const chosen = await processPortrait(photo, { crop: portrait.proposed });
    expect(chosen.report).toMatchObject({ method: "manual", needsManualCrop: null });
    expect(state(chosen, "face_count")).toBe("pass");
  });

  it("the larger face, when it is by far the larger, with a warning", async () => {
    const photo = await syntheticPortraitJpeg({
      seed: 9,
      people: 2,
      width: 1000,
      height: 900,
      zoom: 0.75,
      secondZoom: 0.5,
    });
    const portrait = await processPortrait(photo);
    expect(portrait.report).toMatchObject({ method: "face", verdict: "acceptable" });
    expect(state(portrait, "face_count")).toBe("warn");
    expect(portrait.crop.x + portrait.crop.width / 2).toBeLessThan(0.4);
  });

  it("a person, whatever the face says; the proposal stays", async () => {
    const photo = await syntheticPortraitJpeg({ seed: 3 });
    const auto = await processPortrait(photo);
    const shifted = { ...auto.crop, x: auto.crop.x + 0.1, rotation: 10 };
    const manual = await processPortrait(photo, { crop: shifted });
    expect(manual.report.method).toBe("manual");
    expect(manual.crop.x).toBeCloseTo(shifted.x, 6);
    expect(manual.crop.rotation).toBeCloseTo(10, 9);
    expect(manual.proposed).toEqual(auto.crop);
    expect(state(manual, "head_centring")).toBe("fail");
    expect(state(manual, "head_roll")).toBe("fail");
    expect((await eyesIn(manual.jpeg)).roll).toBeCloseTo(10, -1);
  });

  it("refuses a crop that is none, before anything is decoded", async () => {
    const photo = await syntheticPortraitJpeg({ seed: 3, width: 480, height: 600 });
    await expect(processPortrait(photo, { crop: { x: 0, y: 0, width: 1, height: 0.5 } })).rejects.toMatchObject({
      kind: "invalid",
      fields: [{ name: "crop" }],
    });
  });
});

describe("the report", () => {
  const photo = (options = {}) => syntheticPortraitImage({ seed: 3, width: 720, height: 900, ...options });
  const stateAfter = async (image: Sharp, id: PhotoCheckId) =>
    state(await processPortrait(await image.jpeg({ quality: 95 }).toBuffer()), id);

  it("sees blur", async () => {
    expect(await stateAfter(photo().blur(6), "sharpness")).toBe("fail");
  });

  it("sees too little and too much light", async () => {
    expect(await stateAfter(photo().linear(0.18, 0), "exposure")).not.toBe("pass");
    expect(await stateAfter(photo().linear(2.4, 40), "exposure")).not.toBe("pass");
  });

  it("sees a missing range of tones", async () => {
    expect(await stateAfter(photo().linear(0.2, 120), "contrast")).toBe("fail");
  });

  it("sees black and white", async () => {
    expect(await stateAfter(photo().greyscale(), "colour")).toBe("fail");
  });

  it("sees a dark and a restless background", async () => {
    const dark = photo({ look: { background: "#303840" } });
    expect(await stateAfter(dark, "background_brightness")).toBe("warn");
    const stripes = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="720" height="900"><defs><pattern id="p" width="60" height="60" patternUnits="userSpaceOnUse"><rect width="30" height="60" fill="#222"/></pattern></defs><rect width="235" height="900" fill="url(#p)"/><rect x="490" width="235" height="900" fill="url(#p)"/></svg>',
    );
    expect(
      await stateAfter(
        sharp(
          await photo()
            .composite([{ input: stripes }])
            .png()
            .toBuffer(),
        ),
        "background_uniformity",
      ),
    ).toBe("fail");
  });

  it("sees a head that the edge cuts off", async () => {
    expect(await stateAfter(photo({ zoom: 1.6, offset: { x: 0.28, y: 0 } }), "head_complete")).toBe("fail");
  });

  it("sees too few pixels", async () => {
    expect(await stateAfter(photo({ width: 160, height: 200 }), "resolution")).toBe("fail");
    expect(await stateAfter(photo(), "resolution")).toBe("pass");
  });

  it("sees light from one side", async () => {
    const shadow = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="720" height="900"><rect width="360" height="900" fill="#000" opacity=".62"/></svg>',
    );
    expect(
      await stateAfter(
        sharp(
          await photo()
            .composite([{ input: shadow }])
            .png()
            .toBuffer(),
        ),
        "illumination",
      ),
    ).not.toBe("pass");
  });
});
