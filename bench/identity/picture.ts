import { diceOf } from "@/bench/plates/synthetic/dice";
import { DRAWN_KINDS, type DrawnDocument, drawDocument } from "@/lib/identity/extract/testing/drawn-document";
import { photograph } from "./photograph";

/** Of a zone's documents every third shows the zone alone, as the back of an identity card does. */
const ZONE_ALONE_EVERY = 3;
/** Share of the drawing's height in which the zone stands. */
const ZONE_SHARE = 0.42;

/** A picture of a set, with what stands on it. */
export type SetPicture = { name: string; jpeg: Buffer } & Pick<
  DrawnDocument,
  "kind" | "documentType" | "fields" | "mrz"
>;

/** Draws and photographs one document of a set; everything follows from the set's seed and the place in it. */
export async function setPicture(seed: number, index: number): Promise<SetPicture> {
  const number = seed * 100_003 + index;
  const document = drawDocument(DRAWN_KINDS[index % DRAWN_KINDS.length]!, number);
  const { kind, documentType, mrz } = document;
  const round = Math.floor(index / DRAWN_KINDS.length);
  const alone = mrz.length > 0 && round % ZONE_ALONE_EVERY === ZONE_ALONE_EVERY - 1;
  const image = alone ? lowerPart(document.image) : document.image;
  return {
    name: `${String(index).padStart(4, "0")}-${kind}${alone ? "-zone" : ""}.jpg`,
    jpeg: await photograph(image, diceOf(number)),
    kind,
    documentType,
    // What stands in the zone only is added to every truth.
    fields: alone ? inZone(document.fields) : document.fields,
    mrz,
  };
}

const IN_ZONE = new Set(["document_number", "surname", "given_names", "date_of_birth", "date_of_expiry", "sex"]);
const inZone = (fields: DrawnDocument["fields"]): DrawnDocument["fields"] =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => IN_ZONE.has(name)));

function lowerPart({ data, width, height }: DrawnDocument["image"]): DrawnDocument["image"] {
  const kept = Math.round(height * ZONE_SHARE);
  return { data: data.subarray((height - kept) * width * 3), width, height: kept };
}
