import { Readable } from "node:stream";
import sharp from "sharp";
import type { Candidate } from "@/lib/generated/prisma/client";
import type { DocumentReading, FieldName, FieldReading } from "@/lib/identity/extract";
import type { ReadDocument } from "@/lib/identity/readers";
import type { Actor } from "@/lib/platform/auth/actor";
import type { ReceivedFile } from "@/lib/platform/storage/multipart";
import { stage } from "@/lib/platform/storage/quarantine";
import { saveCandidate } from "./intake/save";
import { uploadImages } from "./intake/upload";

let drawn = 0;

/** A small picture that nobody else has: a grey of its own. */
export async function picture(format: "jpeg" | "png" | "gif" = "jpeg"): Promise<Buffer> {
  drawn += 1;
  const background = { r: drawn % 256, g: Math.floor(drawn / 256) % 256, b: process.pid % 256 };
  return sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .toFormat(format)
    .toBuffer();
}

/** A file as a form brings it, in the quarantine. */
export async function received(name: string | null, bytes?: Uint8Array): Promise<ReceivedFile> {
  const content = bytes ?? (await picture());
  return { name, staged: await stage(Readable.from([Buffer.from(content)]), 20 * 1024 * 1024) };
}

/** A passport that nobody has. */
export const newPassport = (): string => `P${String(Date.now() % 1e7).padStart(7, "0")}${++drawn}`;

const unread: ReadDocument = () => Promise.reject(new Error("Nothing is read here"));

/** An intake with the four files that it needs. */
export const makeIntake = async (actor: Actor, read: ReadDocument = unread) =>
  uploadImages(
    actor,
    {
      photo: await received("me.jpg"),
      signature: await received("sign.png", await picture("png")),
      passport_front_img: await received("front.jpg"),
      passport_back_img: await received("back.jpg"),
    },
    { read },
  );

export const candidateForm = (fields: Record<string, unknown> = {}) => ({
  firstName: "Mei",
  lastName: "Lin",
  passport: newPassport(),
  email: "mei.lin@example.org",
  phone: "+91 22 5550 1000",
  ...fields,
});

/** A saved candidate with four files. */
export async function makeCandidate(actor: Actor, fields: Record<string, unknown> = {}): Promise<Candidate> {
  const session = await makeIntake(actor);
  const { candidate } = await saveCandidate(actor, candidateForm({ session_id: session.id, ...fields }));
  return candidate;
}

/** What a reader says of a picture. */
export function reading(fields: Partial<Record<FieldName, string | FieldReading>>, text = "TEXT"): DocumentReading {
  const whole = Object.entries(fields).map(([name, field]) => [
    name,
    typeof field === "string" ? { content: field, confidence: 0.9, source: "visual", box: null } : field,
  ]);
  return {
    documentType: "passport",
    template: null,
    issuingState: null,
    fields: Object.fromEntries(whole),
    conflicts: [],
    mrz: null,
    barcodes: [],
    quality: [],
    corners: null,
    portrait: null,
    text,
    processingTimeMs: 1,
  };
}
