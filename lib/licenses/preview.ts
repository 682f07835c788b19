import { parseAccept } from "hono/utils/accept";
import { type Actor, authorize } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { invalidField } from "@/lib/platform/errors";
import { readMedia } from "@/lib/platform/storage/media";
import { toLegalDate } from "@/lib/platform/time";
import { qrPng, qrText } from "./barcode/qr";
import { renderPreview } from "./card/render";
import { drawWatermark } from "./card/watermark";
import { cardOf } from "./generation/card-data";
import { licensePolicy } from "./policy";
import { getLicense } from "./queries";

/** The license's QR code as PNG. @throws DomainError not_found when the actor may not see the license */
export async function licenseQrCode(actor: Actor, licenseId: number): Promise<{ licenseNumber: string; png: Buffer }> {
  const license = await getLicense(actor, licenseId);
  const text = qrText({
    license_number: license.licenseNumber,
    category: license.category,
    issue_date: toLegalDate(license.issueDate),
    expiry_date: toLegalDate(license.expiryDate),
    status: license.status,
    id_number: license.person.idNumber,
    first_name: license.person.firstName,
    last_name: license.person.lastName,
  });
  return { licenseNumber: license.licenseNumber, png: await qrPng(text) };
}

/**
 * One side of the card as it would be generated now, as PNG; nothing is stored.
 * @throws DomainError not_found when the actor may not see the license, or when the portrait's file is gone
 */
export async function previewCard(actor: Actor, licenseId: number, side: "front" | "back"): Promise<Buffer> {
  const include = { person: { include: { photoProcessed: true } } };
  const row = await db().license.findUnique({ where: { id: licenseId }, include });
  const license = authorize(licensePolicy, "view", actor, row, "License");
  const { photoProcessed } = license.person;
  const portrait = photoProcessed ? await readMedia(photoProcessed) : null;
  return renderPreview((await cardOf(license, portrait)).data, side);
}

let watermarkDrawn: Promise<unknown> = Promise.resolve();

/**
 * A watermark template as PNG. They are drawn one after another: the largest has 64 MiB of pixels,
 * three times over while it is drawn.
 * @throws DomainError invalid when no character of the text can be drawn
 */
export async function watermarkTemplate(text: string, width: number, height: number): Promise<Buffer> {
  const mine = watermarkDrawn.then(() => drawWatermark(text, width, height));
  watermarkDrawn = mine.catch(() => undefined);
  const png = await mine;
  if (!png) throw invalidField("query.text", "has no character that can be drawn");
  return png;
}

/**
 * Whether a client would rather have a picture than JSON, by its Accept header (RFC 9110, 12.5.1). A browser that opens
 * the address in a window prefers a page or a picture and takes JSON under its wildcard only; it gets the picture. With
 * no preference, JSON.
 */
export function prefersPicture(accept: string | null): boolean {
  const ranges = parseAccept((accept ?? "").toLowerCase());
  /** The most specific range that speaks of one of the types decides. */
  const qualityOf = (...types: string[]) =>
    types.map((type) => ranges.find((range) => range.type === type)).find((range) => range !== undefined)?.q ?? 0;
  const json = qualityOf("application/json", "application/*", "*/*");
  const picture = qualityOf("image/png", "image/*", "*/*");
  const page = qualityOf("text/html");
  return Math.max(picture, picture > 0 ? page : 0) > json;
}
