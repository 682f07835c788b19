import sharp from "sharp";
import { centreFrame, frameForHead, frameToCrop, manualFrame } from "./crop";
import { autoContrast, unsharpMask } from "./enhance";
import { detectFaces, type Face, scaleFace } from "./face";
import { measureHair } from "./hair";
import { measureHead, shareOutside } from "./head";
import { inspectPhoto, type PhotoSource } from "./intake";
import { limiter } from "./limiter";
import { measurePixels } from "./measure";
import { decodePhoto, type Raster, resizeRaster } from "./raster";
import { reportOn } from "./report";
import { type ManualCropReason, type PhotoCrop, type PhotoReport, PORTRAIT } from "./schema";
import { cutFrame, type Frame, intoFrame } from "./warp";

/** A decoded picture may take 100 MB, so no more than two at a time in one process. */
const decoding = limiter(2);

/**
 * Longer side of the picture that faces are searched in and most portraits are cut from. A 12-megapixel JPEG is then
 * decoded at half its size, which halves the cost.
 */
const WORKING_SIDE_PX = 1600;
/** The crop is sampled at up to this multiple of the portrait's size and then reduced with a Lanczos filter. */
const OVERSAMPLING_MAX = 2;
/** Levels (of 255) by which auto-contrast may move black and white; see `autoContrast`. */
const CONTRAST_SHIFT_MAX = 48;
/** Of several faces the largest is taken only if it is at least this many times the area of the next. */
const DOMINANCE = 2;

export type PortraitOptions = {
  /** A crop that a person drew; without one the face decides. Checked here, so it may come straight from a request. */
  crop?: unknown;
  /** JPEG quality, 1–100. */
  quality?: number;
  /** The largest file accepted, in bytes. */
  bytesMax?: number;
};

export type ProcessedPortrait = {
  /** 213 × 260 px, 300 dpi, sRGB, without any metadata of the original. */
  jpeg: Buffer;
  /** The crop that was used, of the upright original. */
  crop: PhotoCrop;
  /** What the machine would choose, for a cropper to start from; the same as `crop` unless a person chose. */
  proposed: PhotoCrop;
  source: PhotoSource;
  report: PhotoReport;
};

/** What the picture's faces say about the crop. */
type Proposal = { frame: Frame; method: "face" | "centre"; needsManualCrop: ManualCropReason | null; start: Frame };

function propose(faces: readonly Face[], working: Raster): Proposal {
  const [largest, second] = faces;
  const centre = centreFrame(working);
  if (!largest) return { frame: centre, method: "centre", needsManualCrop: "no_face", start: centre };
  const head = measureHead(largest);
  const frame = frameForHead(head, measureHair(working, head));
  if (second && largest.width * largest.height < DOMINANCE * second.width * second.height) {
    return { frame: centre, method: "centre", needsManualCrop: "several_faces", start: frame };
  }
  return { frame, method: "face", needsManualCrop: null, start: frame };
}

const scaleFrame = (frame: Frame, scale: number): Frame => ({
  cx: frame.cx * scale,
  cy: frame.cy * scale,
  width: frame.width * scale,
  height: frame.height * scale,
  angle: frame.angle,
});

/** The picture's part around a frame at full resolution, and the frame's place in it. */
async function decodeAround(source: PhotoSource, frame: Frame): Promise<{ raster: Raster; frame: Frame } | null> {
  const reach = Math.hypot(frame.width, frame.height) / 2 + 4;
  const left = Math.max(0, Math.floor(frame.cx - reach));
  const top = Math.max(0, Math.floor(frame.cy - reach));
  const width = Math.min(source.width, Math.ceil(frame.cx + reach)) - left;
  const height = Math.min(source.height, Math.ceil(frame.cy + reach)) - top;
  if (width < 1 || height < 1) return null;
  const raster = await decodePhoto(source, WORKING_SIDE_PX, { left, top, width, height });
  const moved = { ...frame, cx: frame.cx - left, cy: frame.cy - top };
  return { raster, frame: scaleFrame(moved, raster.width / width) };
}

/** Both smaller, so that sampling the frame does not skip pixels. */
async function reduce(raster: Raster, frame: Frame, scale: number): Promise<{ raster: Raster; frame: Frame }> {
  const width = Math.max(1, Math.round(raster.width * scale));
  const small = await resizeRaster(raster, width, Math.max(1, Math.round(raster.height * scale)));
  return { raster: small, frame: scaleFrame(frame, width / raster.width) };
}

/** Cuts the frame (px of the original) and brings it to the portrait's size. */
async function cutPortrait(source: PhotoSource, working: Raster, frame: Frame): Promise<Raster> {
  const scale = working.width / source.width;
  let from = { raster: working, frame: scaleFrame(frame, scale) };
  // A small head in a large picture: the working copy has lost detail that the original still has.
  if (scale < 1 && from.frame.height < OVERSAMPLING_MAX * PORTRAIT.height)
    from = (await decodeAround(source, frame)) ?? from;
  const excess = from.frame.height / (OVERSAMPLING_MAX * PORTRAIT.height);
  if (excess > 1) from = await reduce(from.raster, from.frame, 1 / excess);
  const oversampling = Math.max(1, from.frame.height / PORTRAIT.height);
  const width = Math.round(PORTRAIT.width * oversampling);
  const height = Math.round(PORTRAIT.height * oversampling);
  return resizeRaster(cutFrame(from.raster, from.frame, width, height), PORTRAIT.width, PORTRAIT.height);
}

/** Sharpens, stretches and encodes as contract 1.5 has it. Made from bare pixels, the file can hold nothing else. */
function encode(portrait: Raster, quality: number): Promise<Buffer> {
  const { data, width, height } = autoContrast(unsharpMask(portrait, 0.5, 0.5, 3), 0.01, CONTRAST_SHIFT_MAX);
  return sharp(data, { raw: { width, height, channels: 3 } })
    .withIccProfile("srgb")
    .withDensity(PORTRAIT.density)
    .jpeg({ quality, chromaSubsampling: "4:4:4" })
    .toBuffer();
}

/**
 * From hostile bytes to the portrait on the card, with a report on its quality.
 *
 * A photo without a face, or with several, is no error: it is cut in the middle, and the report fails it and says in
 * `needsManualCrop` why a person should choose. A caller that wants none of this refuses by that field.
 *
 * `source.bytes` of the result are the very bytes given: keep those as the original.
 *
 * @throws DomainError about the field `photo` (see `inspectPhoto`; also photo_unreadable for damaged pixel data) or
 *   about `crop`
 */
export async function processPortrait(bytes: Uint8Array, options: PortraitOptions = {}): Promise<ProcessedPortrait> {
  const source = await inspectPhoto(bytes, options.bytesMax);
  const manual = options.crop === undefined || options.crop === null ? null : manualFrame(options.crop, source);
  return decoding(async () => {
    const working = await decodePhoto(source, WORKING_SIDE_PX);
    const enlarge = source.width / working.width;
    const found = await detectFaces(working);
    const proposal = propose(found, working);
    const frame = manual ?? scaleFrame(proposal.frame, enlarge);
    const portrait = await cutPortrait(source, working, frame);

    const faces = found.map((face) => scaleFace(face, enlarge));
    const shown = faces.filter((face) => {
      const { x, y } = intoFrame(frame, measureHead(face).eyeCentre);
      return x > 0 && x < 1 && y > 0 && y < 1;
    });
    const face = manual || proposal.method === "face" ? shown[0] : undefined;
    const head = face ? measureHead({ landmarks: face.landmarks.map((point) => toPortrait(frame, point)) }) : null;
    const report = reportOn({
      method: manual ? "manual" : proposal.method,
      needsManualCrop: manual ? null : proposal.needsManualCrop,
      facesInPhoto: faces.length,
      facesInCrop: shown.length,
      head,
      headOutside: face ? shareOutside(measureHead(face), source) : 0,
      interEyeSource: face ? measureHead(face).interEye : null,
      cropRows: frame.height,
      pixels: measurePixels(portrait, head),
    });
    return {
      jpeg: await encode(portrait, options.quality ?? 95),
      crop: frameToCrop(frame, source),
      proposed: frameToCrop(scaleFrame(proposal.start, enlarge), source),
      source,
      report,
    };
  });
}

/** A place in the original, in px of the portrait. */
function toPortrait(frame: Frame, point: { x: number; y: number }) {
  const { x, y } = intoFrame(frame, point);
  return { x: x * PORTRAIT.width, y: y * PORTRAIT.height };
}
