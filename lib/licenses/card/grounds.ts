import { deflateSync } from "node:zlib";
import { type ArtParameters, specimenOverlay } from "./art";
import { backGround } from "./back";
import { FontBook } from "./font-book";
import { frontGround } from "./front";
import { paintPdf } from "./paint-pdf";
import { type Layer, type Pixels, rasterizeGround, rasterizeLayer } from "./raster";
import type { Scene } from "./scene";

export type Side = "front" | "back";

/** A drawing for PDFs that many cards share, compressed once. */
export interface PdfForm {
  readonly operators: Uint8Array;
  readonly alphas: ReadonlySet<number>;
}

/** What all cards of an issuer share on one side, drawn once. */
export interface Ground {
  readonly pixels: Pixels;
  /** Laid over portrait and ground, under the text: SPECIMEN, or nothing. */
  readonly overlay: Layer;
  readonly form: PdfForm;
  readonly overlayForm: PdfForm | null;
}

/** A ground takes 2 MB, so few are kept; a process serves one issuer, its tests some more. */
const GROUNDS_MAX = 8;
const grounds = new Map<string, Promise<Ground>>();

/** The ground of a side for an issuer; drawn by the first that asks (0.2 s), from memory for all others. */
export function groundOf(side: Side, art: ArtParameters): Promise<Ground> {
  const key = JSON.stringify([side, art.issuerName, art.countryCode, art.seed]);
  let ground = grounds.get(key);
  if (!ground) {
    ground = drawGround(side, art);
    // A failure is not kept, so that the next card tries again.
    ground.catch(() => grounds.delete(key));
    const oldest = grounds.size >= GROUNDS_MAX ? grounds.keys().next().value : undefined;
    if (oldest !== undefined) grounds.delete(oldest);
    grounds.set(key, ground);
  }
  return ground;
}

async function drawGround(side: Side, art: ArtParameters): Promise<Ground> {
  const scene = side === "front" ? frontGround(art) : backGround(art);
  const overlayScene = art.issuerName === null ? specimenOverlay(side) : [];
  const [pixels, overlay] = await Promise.all([rasterizeGround(scene), rasterizeLayer(overlayScene)]);
  return { pixels, overlay, form: formOf(scene), overlayForm: overlayScene.length ? formOf(overlayScene) : null };
}

function formOf(scene: Scene): PdfForm {
  const { operators, alphas } = paintPdf(scene, new FontBook(true));
  return { operators: deflateSync(operators, { level: 9 }), alphas };
}
