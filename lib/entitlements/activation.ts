import type { Entitlement, EntitlementNode } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Tx, transaction } from "@/lib/platform/db";
import { conflict, DomainError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { looksLikeFile, readLicense } from "./license-file";
import { hashLicenseKey } from "./license-key";
import { trustedKeys } from "./signer";

export type Bound = Entitlement & { nodes: EntitlementNode[] };

const unknownKey = () => new DomainError("not_found", "invalid_license_key", "Invalid license key");

/**
 * Binds an installation to a key; one that is bound already is told the same again.
 *
 * @param key the key as it was told, or its license file
 * @throws DomainError not_found `invalid_license_key`; conflict `license_expired`, `license_not_yet_valid`,
 *   `license_revoked`, `activated_elsewhere`
 */
export async function activate(actor: Actor, key: string, nodeId: string, now = new Date()): Promise<Entitlement> {
  const where = await keyOf(key, nodeId);
  return transaction(async (tx) => bindNode(tx, actor, where, nodeId, now));
}

/** What names the entitlement: a file's id once its signature was found to be right, else the hash of a key. */
async function keyOf(key: string, nodeId: string): Promise<{ id: string } | { keyHash: string }> {
  if (!looksLikeFile(key)) return { keyHash: hashLicenseKey(key) };
  const read = await readLicense(key, await trustedKeys()).catch(() => null);
  if (!read) throw unknownKey();
  if (read.claims.node !== undefined && read.claims.node !== nodeId) throw elsewhere();
  return { id: read.claims.jti };
}

/** The same within a transaction, for the office's own installation. */
export async function bindNode(
  tx: Tx,
  actor: Actor,
  where: { id: string } | { keyHash: string },
  nodeId: string,
  now: Date,
): Promise<Entitlement> {
  const found = await tx.entitlement.findFirst({ where, select: { id: true } });
  if (!found) throw unknownKey();
  // Two installations that activate at once must not both be the last one that fits.
  await tx.$queryRaw`SELECT 1 AS held FROM entitlement WHERE id = ${found.id}::uuid FOR UPDATE`;
  const entitlement: Bound = await tx.entitlement.findUniqueOrThrow({
    where: { id: found.id },
    include: { nodes: { where: { releasedAt: null } } },
  });
  assertInForce(entitlement, now);
  const isBound = entitlement.nodes.some((node) => node.nodeId === nodeId);
  if (!isBound && entitlement.nodes.length >= entitlement.nodesMax) throw elsewhere();
  await tx.entitlementNode.upsert({
    where: { entitlementId_nodeId: { entitlementId: entitlement.id, nodeId } },
    create: { id: newId(), entitlementId: entitlement.id, nodeId, activatedAt: now, lastSeenAt: now },
    update: isBound ? { lastSeenAt: now } : { lastSeenAt: now, activatedAt: now, releasedAt: null },
  });
  if (!isBound)
    await audit(tx, actor, {
      action: "update",
      resourceType: "entitlement",
      resourceId: entitlement.id,
      description: `Bound the license of ${entitlement.customer} to the installation ${nodeId}`,
      newValues: { node: nodeId },
    });
  return entitlement;
}

/** @throws DomainError conflict `license_revoked`, `license_expired`, `license_not_yet_valid` */
export function assertInForce(
  { revokedAt, validFrom, expiresAt }: Pick<Entitlement, "revokedAt" | "validFrom" | "expiresAt">,
  now: Date,
): void {
  if (revokedAt) throw conflict("license_revoked", "License revoked");
  if (expiresAt <= now) throw conflict("license_expired", "License expired");
  if (validFrom > now) throw conflict("license_not_yet_valid", "License not yet valid");
}

const elsewhere = () => conflict("activated_elsewhere", "License already activated on another node");
