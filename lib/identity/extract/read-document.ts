import type { Point } from "../../platform/vision/geometry";
import type { RgbImage } from "../../platform/vision/picture";
import { readCodes } from "./barcode/read";
import { codeClaims, printedClaims, zoneClaims } from "./claims";
import type { FieldCalibration } from "./compare/calibration";
import { type Merged, merge } from "./compare/merge";
import { type FirstLook, firstLook, type Located, sideOf } from "./first-look";
import { mayAccept, nameCertainty, type ZoneWitness } from "./mrz/acceptance";
import { typeOf } from "./mrz/fields";
import type { MrzReaders } from "./mrz/find-zone";
import { isSure, type Zone } from "./mrz/zone";
import { findPortrait } from "./portrait";
import { judge, measure } from "./quality/judge";
import { layoutIssues } from "./quality/layout";
import { findPage, uprightCorners } from "./quality/page";
import type { DocumentReading, FieldReading, MrzReading, QualityIssue } from "./reading";
import { frameOfAngle, frameOfQuad } from "./text/frame";
import { normalisedBox, readingAngle, readPage } from "./text/page-lines";
import type { TextReader } from "./text/read-line";
import type { Strip } from "./text/strip";
import { chooseTemplate } from "./visual/layout";
import { TEMPLATES } from "./visual/templates";

/** What reads documents, loaded once. */
export type DocumentTools = MrzReaders & { text: TextReader; calibration: FieldCalibration };

export type ReadOptions = {
  signal?: AbortSignal;
  /** Milliseconds from any start, for `processingTimeMs`. */
  clock?: () => number;
};

/**
 * Reads one picture of a document: its quality, its machine readable zone, the printed fields that its layout names and
 * its barcodes, compared field by field.
 *
 * @param image upright by its EXIF orientation; how the document lies in it does not matter
 */
export async function readPicture(
  image: RgbImage,
  tools: DocumentTools,
  { signal, clock = () => 0 }: ReadOptions = {},
): Promise<DocumentReading> {
  const began = clock();
  const reading = await readFurther(image, await firstLook(image, tools, signal), tools, signal);
  return { ...reading, processingTimeMs: Math.round(clock() - began) };
}

/**
 * Reads what is on a picture beside its zone, and compares it.
 *
 * @param evidence told what each confidence and the word on the zone were made of; the bench fits both by it
 */
export async function readFurther(
  image: RgbImage,
  { working, strips, located }: FirstLook,
  tools: DocumentTools,
  signal?: AbortSignal,
  evidence?: (merged: Merged, witness: ZoneWitness | null) => void,
): Promise<DocumentReading> {
  const page = await findPage(working);
  const quality = judge(measure(working, strips, sideOf(image) / sideOf(working)));
  signal?.throwIfAborted();
  const angle = located ? zoneAngle(located.zone) : await readingAngle(working, strips, tools.text);
  const corners = page.corners && angle !== null ? uprightCorners(page.corners, angle) : page.corners;
  const frame = corners ? frameOfQuad(corners) : frameOfAngle(working, angle ?? 0);
  const printed = located ? strips.filter((strip) => !inZone(strip, located, working)) : strips;
  const lines = angle === null ? [] : await readPage(working, printed, angle, frame, tools.text, signal);
  const template = chooseTemplate(lines, TEMPLATES);
  const barcodes = located && template?.documentType !== "driver_license" ? [] : await readCodes(working);
  signal?.throwIfAborted();

  const zone = located ? zoneClaims(located) : [];
  const claims = [...zone, ...printedClaims(template, lines, zone), ...barcodes.flatMap(codeClaims)];
  const merged = merge(claims, tools.calibration);
  const witness = located && witnessOf(located.zone, merged, quality);
  evidence?.(merged, witness);
  const portrait = await findPortrait(working, angle ?? 0);
  const normalised = ({ x, y }: Point) => ({ x: x / working.width, y: y / working.height });
  return {
    documentType: located ? typeOf(located.zone) : (template?.documentType ?? "unknown"),
    template: template?.id ?? null,
    issuingState: merged.fields.issuing_state?.content ?? template?.issuingState ?? null,
    fields: merged.fields,
    conflicts: merged.conflicts,
    mrz: located && witness ? mrzOf(located, merged.fields, mayAccept(witness)) : null,
    barcodes,
    quality: [...quality, ...layoutIssues({ page, angle, lines, located, portrait: portrait !== null })],
    corners: corners ? corners.map(normalised) : null,
    portrait,
    text: [...lines.map(({ text }) => text), ...(located?.zone.lines ?? [])].join("\n"),
    processingTimeMs: 0,
  };
}

const zoneAngle = ({ strips, flipped }: Zone): number => strips[0]!.angle + (flipped ? Math.PI : 0);

/** A strip of the working picture whose middle lies on a line of the zone, which may have been found on a finer one. */
function inZone({ centre }: Strip, { zone, on }: Located, working: RgbImage): boolean {
  const scale = on.width / working.width;
  return zone.strips.some((strip) => {
    const dx = centre.x * scale - strip.centre.x;
    const dy = centre.y * scale - strip.centre.y;
    const across = Math.abs(dy * Math.cos(strip.angle) - dx * Math.sin(strip.angle));
    const along = Math.abs(dx * Math.cos(strip.angle) + dy * Math.sin(strip.angle));
    return across < 0.5 * strip.height && along < 0.5 * strip.length;
  });
}

function witnessOf(zone: Zone, { evidence, conflicts }: Merged, quality: readonly QualityIssue[]): ZoneWitness {
  const names = [evidence.surname, evidence.given_names].filter((name) => name !== undefined);
  return {
    sure: isSure(zone),
    names: nameCertainty(zone),
    namesPrinted: names.length > 0 && names.every((name) => name.evidence === "agreed"),
    disputed: conflicts.length > 0,
    blurred: quality.some(({ code }) => code === "blur"),
  };
}

function mrzOf({ zone, on }: Located, fields: Partial<Record<string, FieldReading>>, sure: boolean): MrzReading {
  const { x, y, right, bottom } = zone.strips
    .map((strip) => normalisedBox(strip, on))
    .reduce(
      (all, box) => ({
        x: Math.min(all.x, box.x),
        y: Math.min(all.y, box.y),
        right: Math.max(all.right, box.x + box.width),
        bottom: Math.max(all.bottom, box.y + box.height),
      }),
      { x: 1, y: 1, right: 0, bottom: 0 },
    );
  const confidences = Object.values(fields).flatMap((field) => (field?.source === "mrz" ? [field.confidence] : []));
  return {
    format: zone.format,
    lines: zone.lines,
    checksHeld: zone.checks.filter(Boolean).length,
    checksTotal: zone.checks.length,
    repairs: zone.repairs,
    confidence: confidences.length > 0 ? Math.min(...confidences) : 0,
    sure,
    box: { x, y, width: right - x, height: bottom - y },
  };
}
