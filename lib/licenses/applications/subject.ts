import type { License } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";
import { invalidField, notFound } from "@/lib/platform/errors";
import { CATEGORY_CODES } from "../schema";
import { type ApplicationTypeName, isAboutLicense } from "./states";

/** Both cards' categories, in the order of the card's table: what an upgraded license lets its holder drive. */
export function joinCategories(held: string, applied: string): string {
  const codes = `${held}, ${applied}`.split(", ");
  return CATEGORY_CODES.filter((code) => codes.includes(code)).join(", ");
}

type Asked = { personId: number; type: ApplicationTypeName; licenseId: number | null; category: string };

/**
 * Finds the license that an application is about, and whether the application makes sense for it: an upgrade adds a
 * category, a renewal and a replacement leave it as it is.
 *
 * @returns its id; null for a new license and a conversion, which are about none
 * @throws DomainError not_found "License"; invalid `license_id` or `applied_category`
 */
export async function subjectOf(tx: Tx, { personId, type, licenseId, category }: Asked): Promise<number | null> {
  if (!isAboutLicense(type)) {
    if (licenseId !== null) throw invalidField("license_id", `goes with no application of type ${type}`);
    return null;
  }
  const license = licenseId === null ? await onlyLicense(tx, personId) : await heldLicense(tx, personId, licenseId);
  if (type === "upgrade" && joinCategories(license.category, category) === license.category)
    throw invalidField("applied_category", `adds nothing to the license, which is for ${license.category}`);
  if (type !== "upgrade" && category !== license.category)
    throw invalidField("applied_category", `must be the license's own, ${license.category}`);
  return license.id;
}

async function heldLicense(tx: Tx, personId: number, id: number): Promise<License> {
  const license = await tx.license.findUnique({ where: { id, isActive: true } });
  if (license?.personId !== personId) throw notFound("License");
  return license;
}

async function onlyLicense(tx: Tx, personId: number): Promise<License> {
  const held = await tx.license.findMany({
    where: { personId, isActive: true, status: { not: "revoked" } },
    take: 2,
  });
  const [license] = held;
  if (!license || held.length > 1)
    throw invalidField(
      "license_id",
      license ? "is required: the citizen holds several" : "the citizen holds no license",
    );
  return license;
}
