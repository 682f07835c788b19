import { base64url } from "jose";
import { z } from "zod";

/** What the PDF417 on the back carries: the contract's JSON, or the 720-byte blocks of the South African card. */
export const BARCODE_PROFILES = ["json", "za-720"] as const;
export type BarcodeProfile = (typeof BARCODE_PROFILES)[number];

/** The PDF417's content as the contract has it: compact JSON, the keys in this very order. */
export const barcodePayload = z.object({
  license_number: z.string().min(1),
  id_number: z.string(),
  category: z.string(),
  issue_date: z.iso.date(),
  expiry_date: z.iso.date(),
});
export type BarcodePayload = z.infer<typeof barcodePayload>;

/** The same with the key that signed it and its Ed25519 signature, both after the contract's keys; cards of old have neither. */
const scannedPayload = barcodePayload.extend({ kid: z.string().optional(), sig: z.string().optional() });
export type ScannedPayload = z.infer<typeof scannedPayload>;

/** The text to encode: compact JSON with the contract's keys in the contract's order, whatever order came in. */
export const barcodeText = (payload: BarcodePayload): string => JSON.stringify(inOrder(payload));

/** What is signed: the bytes of the text as it stands on the card, but for the signature. */
export const signedBytes = (payload: BarcodePayload, kid: string): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ ...inOrder(payload), kid }));

/** The signed text to encode. */
export const signedText = (payload: BarcodePayload, kid: string, signature: Uint8Array): string =>
  JSON.stringify({ ...inOrder(payload), kid, sig: base64url.encode(signature) });

function inOrder({ license_number, id_number, category, issue_date, expiry_date }: BarcodePayload): BarcodePayload {
  return { license_number, id_number, category, issue_date, expiry_date };
}

/** Reads a scanned text, signed or not. Returns null if it is not a payload of this kind; never throws. */
export function parseBarcodeText(text: string): ScannedPayload | null {
  try {
    return scannedPayload.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
