import { z } from "zod";

/** The PDF417's content as the contract has it: compact JSON, the keys in this very order. */
export const barcodePayload = z.object({
  license_number: z.string().min(1),
  id_number: z.string(),
  category: z.string(),
  issue_date: z.iso.date(),
  expiry_date: z.iso.date(),
});
export type BarcodePayload = z.infer<typeof barcodePayload>;

/** The text to encode: compact JSON with the contract's keys in the contract's order, whatever order came in. */
export function barcodeText(payload: BarcodePayload): string {
  const { license_number, id_number, category, issue_date, expiry_date } = payload;
  return JSON.stringify({ license_number, id_number, category, issue_date, expiry_date });
}

/** Reads a scanned text. Returns null if it is not a payload of this kind; never throws. */
export function parseBarcodeText(text: string): BarcodePayload | null {
  try {
    const parsed = barcodePayload.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
