import type { IssuerKey } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, isAdmin, permit } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { ensureKeys, lockKeys } from "./keys";
import type { IssuerKeyKindId } from "./kinds";
import { replaceKey } from "./replacement";

/** All keys, the newest first. */
export async function listIssuerKeys(actor: Actor): Promise<IssuerKey[]> {
  permit(isAdmin(actor));
  await ensureKeys();
  return db().issuerKey.findMany({ orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
}

export async function getIssuerKey(actor: Actor, kid: string): Promise<IssuerKey> {
  permit(isAdmin(actor));
  const key = await db().issuerKey.findUnique({ where: { kid } });
  if (!key) throw notFound("Issuer key");
  return key;
}

/**
 * Makes a new key of a kind, which signs from now on. The one before is retired: what it signed stays genuine.
 */
export async function rotateIssuerKey(actor: Actor, kind: IssuerKeyKindId, now = new Date()): Promise<IssuerKey> {
  permit(isAdmin(actor));
  return replaceKey(actor, kind, now);
}

/**
 * Declares that a retired key is no longer to be trusted: no card that it signed is genuine any more.
 *
 * @throws DomainError not_found; conflict `key_is_active` for a key that still signs, `already_revoked`
 */
export function revokeIssuerKey(actor: Actor, kid: string, reason: string, now = new Date()): Promise<IssuerKey> {
  permit(isAdmin(actor));
  return transaction(async (tx) => {
    await lockKeys(tx);
    const key = await tx.issuerKey.findUnique({ where: { kid } });
    if (!key) throw notFound("Issuer key");
    if (key.state === "active") throw conflict("key_is_active", "Rotate this key first: it still signs");
    if (key.state === "revoked") throw conflict("already_revoked", "This key is revoked already");
    const revoked = await tx.issuerKey.update({
      where: { kid },
      data: { state: "revoked", revokedAt: now, revokedReason: reason },
    });
    await audit(tx, actor, {
      action: "revoke",
      resourceType: "issuer_key",
      resourceId: kid,
      description: `Revoked the issuer key ${kid}: ${reason}`,
    });
    return revoked;
  });
}
