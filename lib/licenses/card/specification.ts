import type { Box } from "@/lib/platform/drawing/box";
import { FACE_NAMES, face } from "@/lib/platform/drawing/fonts";
import type { BarcodeProfile } from "../barcode/payload";
import { QR } from "../barcode/qr";
import {
  BARCODE,
  CARD_HEIGHT_MM,
  CARD_HEIGHT_PT,
  CARD_HEIGHT_PX,
  CARD_WIDTH_MM,
  CARD_WIDTH_PT,
  CARD_WIDTH_PX,
  CATEGORY_TABLE,
  CORNER_RADIUS_MM,
  CORNER_RADIUS_PX,
  DPI,
  FRONT_LINE_PITCH_PX,
  GRID,
  PORTRAIT_SOURCE,
  specifiedBoxes,
  TYPE,
  toMm,
} from "./geometry";
import { GRADIENTS } from "./gradients";
import { GENERATOR_VERSION, TEMPLATE_VERSION } from "./model";
import { PALETTE } from "./palette";
import { WATERMARK } from "./watermark";

/** What protects each side against copying and changing, from the bottom up. */
const SECURITY_LAYERS = {
  front: [
    "Paper run from rose to teal",
    "Screen of fine waves in an iris run",
    "Pink diagonal bands",
    "Diagonal watermark of the issuer's name",
    "Guilloche rosettes and an epitrochoid, shaped by the issuer's name",
    "Braid of sine strands under the heading",
    "Microtext of the issuer's name, 0.5 mm high",
    "Seal of three rosettes",
    "Ghost portrait in one ink",
    "Rosette over the portrait's corner, shaped by the license number",
  ],
  back: [
    "Paper run from rose to teal",
    "Screen of fine waves in an iris run",
    "Pink diagonal bands",
    "Diagonal watermark of the issuer's name",
    "Guilloche rosettes and an epitrochoid, shaped by the issuer's name",
    "Braid of sine strands",
    "Microtext of the issuer's name, 0.5 mm high",
    "PDF417 with the license's data and the issuer's Ed25519 signature, error correction level 5",
    "Machine-readable lines with check digits",
  ],
} as const;

const round = (value: number) => Math.round(value * 100) / 100;
const length = (px: number) => ({ px: round(px), mm: round(toMm(px)) });
const lengths = <K extends string>(px: Readonly<Record<K, number>>) =>
  Object.fromEntries(Object.entries<number>(px).map(([name, value]) => [name, length(value)]));

/** A side's boxes by name, each `{px, mm}` with x, y, width and height. */
function coordinates(side: "front" | "back", profile: BarcodeProfile): Record<string, { px: Box; mm: Box }> {
  return Object.fromEntries(
    specifiedBoxes(profile)
      .filter((box) => box.side === side)
      .map(({ name, x, y, width, height, mm }) => [name, { px: { x, y, width, height }, mm }]),
  );
}

/** The card's pixel and physical size in words, as the contract's answers have it. */
export const CARD_DIMENSIONS = `${CARD_WIDTH_PX}x${CARD_HEIGHT_PX} pixels (${CARD_WIDTH_MM.toFixed(2)}x${CARD_HEIGHT_MM.toFixed(2)} mm)`;

/** All of the card's specification with the names of its fonts (PostScript); reads the font files the first time. */
export function cardSpecification(profile: BarcodeProfile) {
  const fonts: Record<string, string> = Object.fromEntries(
    FACE_NAMES.map((name) => [name, face(name).font.postscriptName]),
  );
  return { ...cardMeasures(profile), fonts };
}

/**
 * All measures of the card from the modules that draw it, with keys in the wire's spelling; boxes from the upper left
 * corner of their side. The back's depend on the barcode's profile.
 */
export function cardMeasures(profile: BarcodeProfile) {
  const { headerHeight, rowHeight, columns, right } = CATEGORY_TABLE;
  return {
    generator_version: GENERATOR_VERSION,
    template_version: TEMPLATE_VERSION,
    card: {
      format: "ID-1 (ISO/IEC 7810)",
      dpi: DPI,
      px: { width: CARD_WIDTH_PX, height: CARD_HEIGHT_PX },
      mm: { width: CARD_WIDTH_MM, height: CARD_HEIGHT_MM },
      pt: { width: round(CARD_WIDTH_PT), height: round(CARD_HEIGHT_PT) },
      corner_radius: { px: round(CORNER_RADIUS_PX), mm: CORNER_RADIUS_MM },
    },
    grid: { columns: GRID.columns, rows: GRID.rows, gutter: length(GRID.gutterPx) },
    coordinates: { front: coordinates("front", profile), back: coordinates("back", profile) },
    portrait: lengths(PORTRAIT_SOURCE),
    category_table: {
      header_height: length(headerHeight),
      row_height: length(rowHeight),
      columns: lengths(columns),
      right: length(right),
    },
    text: { line_pitch: length(FRONT_LINE_PITCH_PX), sizes: lengths(TYPE) },
    colors: { ...PALETTE },
    gradients: Object.fromEntries(Object.entries(GRADIENTS).map(([name, colors]) => [name, [...colors]])),
    barcode: {
      symbology: "PDF417",
      profile,
      error_level: BARCODE.errorLevel,
      data_columns: BARCODE.dataColumns,
      module: length(BARCODE.moduleSizePx),
      row_height_modules: BARCODE.rowHeightModules,
      quiet_zone_modules: BARCODE.quietZoneModules,
    },
    qr_code: {
      symbology: "QR Code",
      error_level: QR.errorLevel,
      module_px: QR.modulePx,
      quiet_zone_modules: QR.quietZoneModules,
    },
    watermark: {
      angle_degrees: WATERMARK.angleDegrees,
      size: length(WATERMARK.sizePx),
      line_pitch: length(WATERMARK.linePitchPx),
      color: WATERMARK.color,
      opacity: WATERMARK.opacity,
    },
    security_layers: { front: [...SECURITY_LAYERS.front], back: [...SECURITY_LAYERS.back] },
  };
}
