import { deflateSync } from "node:zlib";
import { FontBook } from "@/lib/platform/drawing/font-book";
import { paintPdf } from "@/lib/platform/drawing/paint-pdf";
import type { Scene } from "@/lib/platform/drawing/scene";
import type { BarcodeProfile } from "../barcode/payload";
import { type ArtParameters, specimenOverlay } from "./art";
import { backGround } from "./back";
import { FlateGround } from "./flate";
import { frontGround, photoFrame } from "./front";
import { type IndexedGround, indexGround } from "./indexed";
import { type Canvas, type Layer, rasterizeGround, rasterizeLayer, wordsOf } from "./raster";

export type Side = "front" | "back";

/** A drawing for PDFs that many cards share, compressed once. */
export interface PdfForm {
  readonly operators: Uint8Array;
  readonly alphas: ReadonlySet<number>;
}

/** The PDF's part of a ground. */
export interface GroundForms {
  readonly form: PdfForm;
  readonly overlayForm: PdfForm | null;
}

/** What all fronts of an issuer share, drawn once. */
export interface FrontGround extends GroundForms {
  readonly canvas: Canvas;
  readonly flate: FlateGround;
  /** Laid over portrait and ground, under the text: the photo's frame; SPECIMEN. */
  readonly overlay: Layer;
}

/** What all backs of an issuer share, drawn once; SPECIMEN is in it, for nothing lies between. */
export interface BackGround extends GroundForms {
  readonly indexed: IndexedGround;
  readonly flate: FlateGround;
}

/** A ground takes 2 MB, so few are kept; a process serves one issuer, its tests some more. */
const GROUNDS_MAX = 8;

/** Remembers what `draw` gives for an issuer and a barcode profile. A failure is not kept, so that the next card tries again. */
function remembered<G>(
  draw: (art: ArtParameters, profile: BarcodeProfile) => Promise<G>,
): (art: ArtParameters, profile?: BarcodeProfile) => Promise<G> {
  const grounds = new Map<string, Promise<G>>();
  return (art, profile = "json") => {
    const key = JSON.stringify([art.issuerName, art.countryCode, art.seed, profile]);
    let ground = grounds.get(key);
    if (!ground) {
      const oldest = grounds.size >= GROUNDS_MAX ? grounds.keys().next().value : undefined;
      if (oldest !== undefined) grounds.delete(oldest);
      ground = draw(art, profile);
      ground.catch(() => grounds.delete(key));
      grounds.set(key, ground);
    }
    return ground;
  };
}

/** The front's ground for an issuer; drawn by the first that asks (0.2 s), from memory for all others. */
export const frontGroundOf = remembered(async (art): Promise<FrontGround> => {
  const scene = frontGround(art);
  const overlayScene = [...specimen("front", art), ...photoFrame()];
  const [canvas, overlay] = await Promise.all([rasterizeGround(scene), rasterizeLayer(overlayScene)]);
  const flate = new FlateGround(wordsOf(canvas.data), { ...canvas, bytesPerPixel: 3 });
  return { canvas, flate, overlay, form: formOf(scene), overlayForm: formOf(overlayScene) };
});

/** The back's ground for an issuer; drawn by the first that asks (0.5 s), from memory for all others. */
export const backGroundOf = remembered(async (art, profile): Promise<BackGround> => {
  const scene = backGround(art, profile);
  const overlayScene = specimen("back", art);
  const indexed = await indexGround(await rasterizeGround([...scene, ...overlayScene]));
  const flate = new FlateGround(indexed.data, { ...indexed, bytesPerPixel: 1 });
  return { indexed, flate, form: formOf(scene), overlayForm: overlayScene.length ? formOf(overlayScene) : null };
});

const specimen = (side: Side, art: ArtParameters): Scene => (art.issuerName === null ? specimenOverlay(side) : []);

function formOf(scene: Scene): PdfForm {
  const { operators, alphas } = paintPdf(scene, new FontBook(true));
  return { operators: deflateSync(operators, { level: 9 }), alphas };
}
