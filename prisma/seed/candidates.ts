import { Readable } from "node:stream";
import sharp from "sharp";
import { saveCandidate } from "@/lib/candidates/intake/save";
import { uploadImages } from "@/lib/candidates/intake/upload";
import type { DocumentReading } from "@/lib/identity/extract";
import { type DrawnDocument, drawDocument } from "@/lib/identity/extract/testing/drawn-document";
import { syntheticPortraitJpeg } from "@/lib/people/photo/testing/synthetic-face";
import type { Actor } from "@/lib/platform/auth/actor";
import { stage } from "@/lib/platform/storage/quarantine";
import { officeToday } from "@/lib/platform/time";

const DAY_MS = 86_400_000;
const FILE_BYTES_MAX = 5 * 1024 * 1024;

/** Days until the passport expires, and what else the office knows of each; the last one still lacks their papers. */
const CANDIDATES = [
  { seed: 11, passportDays: 1400, cdc: ["MUM100200", 900], indos: "20GL0001", client: "Delta Marine", payment: "PAID" },
  { seed: 12, passportDays: 24, cdc: ["CHE204511", 75], indos: "19NL0342", client: "Delta Marine", payment: "PAID" },
  {
    seed: 13,
    passportDays: 820,
    cdc: ["CAL330071", 52],
    indos: "21ML1187",
    client: "Blue Strait Crew",
    payment: "UNPAID",
  },
  { seed: 14, passportDays: 2100, cdc: null, indos: "", client: "Blue Strait Crew", payment: "UNPAID" },
] as const;

const received = async (name: string, bytes: Uint8Array) => ({
  name,
  staged: await stage(Readable.from([Buffer.from(bytes)]), FILE_BYTES_MAX),
});

const jpegOf = ({ image: { data, width, height } }: DrawnDocument): Promise<Buffer> =>
  sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer();

/** A line as a pen draws it. */
const signatureOf = (seed: number): Promise<Buffer> => {
  const wave = Array.from({ length: 9 }, (_, step) => `T${60 + step * 40} ${70 + ((seed * (step + 3)) % 50) - 25}`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="440" height="140"><rect width="440" height="140" fill="#fff"/><path d="M30 80 Q45 20 55 70 ${wave.join(" ")}" fill="none" stroke="#1a2a55" stroke-width="4" stroke-linecap="round"/></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
};

/** The seed knows what it has drawn: no model has to be started for it. */
const readingOf = ({ documentType, fields, mrz }: DrawnDocument): DocumentReading => ({
  documentType,
  template: null,
  issuingState: null,
  fields: Object.fromEntries(
    Object.entries(fields).map(([name, content]) => [
      name,
      { content, confidence: 0.97, source: "visual" as const, box: null },
    ]),
  ),
  conflicts: [],
  mrz: null,
  barcodes: [],
  quality: [],
  corners: null,
  portrait: null,
  text: [...Object.values(fields), ...mrz].join("\n"),
  processingTimeMs: 0,
});

/** Names as people write them: documents have capitals only. */
const written = (name = ""): string => name.toLowerCase().replaceAll(/\b\p{L}/gu, (letter) => letter.toUpperCase());

/** Invented seafarers with drawn documents, some of which expire soon. */
export async function seedCandidates(actor: Actor, now = new Date()): Promise<void> {
  const day = (days: number) => officeToday(new Date(now.getTime() + days * DAY_MS));
  for (const { seed, passportDays, cdc, indos, client, payment } of CANDIDATES) {
    const front = drawDocument("passport", seed);
    const back = drawDocument("in-passport-back", seed);
    const [frontJpeg, backJpeg] = await Promise.all([jpegOf(front), jpegOf(back)]);
    const session = await uploadImages(
      actor,
      {
        photo: await received("portrait.jpg", await syntheticPortraitJpeg({ seed: 100 + seed })),
        signature: await received("signature.png", await signatureOf(seed)),
        passport_front_img: await received("passport-front.jpg", frontJpeg),
        passport_back_img: await received("passport-back.jpg", backJpeg),
      },
      { read: async (bytes) => readingOf(Buffer.from(bytes).equals(frontJpeg) ? front : back) },
    );
    const { fields } = front;
    await saveCandidate(actor, {
      session_id: session.id,
      firstName: written(fields.given_names),
      lastName: written(fields.surname),
      passport: fields.document_number,
      dob: fields.date_of_birth,
      nationality: fields.nationality,
      sex: fields.sex,
      address: back.fields.address ?? "",
      passportExpiry: day(passportDays),
      cdcNo: cdc?.[0] ?? "",
      cdcExpiry: cdc ? day(cdc[1]) : "",
      indosNo: indos,
      email: `${fields.surname}@example.org`.toLowerCase().replaceAll(/[^a-z.@]/g, ""),
      phone: `+91 22 5550 10${seed}`,
      clientName: client,
      companyName: "Harbour Training Centre",
      paymentStatus: payment,
    });
  }
}
