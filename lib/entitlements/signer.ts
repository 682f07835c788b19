import { createPrivateKey, generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import { base64url, calculateJwkThumbprint, type JWK } from "jose";
import type { EntitlementSigner } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit, systemActor } from "@/lib/platform/auth/actor";
import { derivedKey } from "@/lib/platform/auth/tokens";
import { sealSecret, unsealSecret } from "@/lib/platform/crypto/sealing";
import { db, type Tx, transaction } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { settings } from "@/lib/platform/settings";
import { mayAdministerEntitlements } from "./policy";

const KID_BYTES = 8;
const sealingKey = (): Uint8Array => derivedKey("entitlement-signers/v1");

/** The key that signs now, opened. The first is made when it is first needed. @throws DomainError `signer_sealed` */
export async function activeSigner(): Promise<{ kid: string; privateKey: KeyObject }> {
  const signer =
    (await db().entitlementSigner.findFirst({ where: { retiredAt: null } })) ?? (await replace(systemActor, false));
  const opened = unsealSecret(sealingKey(), signer.privateSealed, signer.id);
  if (!opened)
    throw new DomainError(
      "unavailable",
      "signer_sealed",
      "The key that signs licenses cannot be opened: NEXTAUTH_SECRET is not the secret that it was encrypted with. Start with that secret, or rotate the key.",
    );
  return { kid: signer.kid, privateKey: createPrivateKey({ key: opened, format: "der", type: "pkcs8" }) };
}

/** Makes a new key, which signs from now on. What the earlier ones signed stays genuine. */
export async function rotateSigner(actor: Actor): Promise<{ kid: string; publicKey: string }> {
  permit(mayAdministerEntitlements(actor));
  const { kid, publicKey } = await replace(actor, true);
  return { kid, publicKey };
}

/** @param always also when there is one, which somebody may have made just before */
async function replace(actor: Actor, always: boolean): Promise<EntitlementSigner> {
  const pair = await promisify(generateKeyPair)("ed25519", {});
  const jwk = pair.publicKey.export({ format: "jwk" }) as JWK;
  const kid = base64url.encode(base64url.decode(await calculateJwkThumbprint(jwk)).subarray(0, KID_BYTES));
  const id = newId();
  const privateSealed = new Uint8Array(
    sealSecret(sealingKey(), pair.privateKey.export({ format: "der", type: "pkcs8" }), id),
  );
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('entitlement_signer', 0))::text`;
    const present = await tx.entitlementSigner.findFirst({ where: { retiredAt: null } });
    if (present && !always) return present;
    await tx.entitlementSigner.updateMany({ where: { retiredAt: null }, data: { retiredAt: new Date() } });
    const made = await tx.entitlementSigner.create({
      data: { id, kid, publicKey: jwk.x ?? "", privateSealed, createdBy: actor.userId },
    });
    await audit(tx, actor, {
      action: "create",
      resourceType: "entitlement_signer",
      resourceId: kid,
      description: present ? "Rotated the key that signs licenses" : "Made the key that signs licenses",
      oldValues: { active: present?.kid ?? null },
      newValues: { active: kid },
    });
    return made;
  });
}

/** Keys that signed licenses here, and those of other issuers that the settings trust: id → public key. */
export async function trustedKeys(tx: Tx = db()): Promise<(kid: string) => string | null> {
  const own = await tx.entitlementSigner.findMany({ select: { kid: true, publicKey: true } });
  const keys = new Map([
    ...own.map(({ kid, publicKey }) => [kid, publicKey] as const),
    ...settings()
      .BUREAU_LICENSE_TRUSTED_KEYS.split(",")
      .map((entry) => entry.trim().split(":"))
      .map(([kid = "", key = ""]) => [kid, key] as const),
  ]);
  return (kid) => keys.get(kid) || null;
}

/** The keys of this office, for those who are to trust it; the one that signs now comes first. */
export async function listSigners(actor: Actor): Promise<Omit<EntitlementSigner, "privateSealed">[]> {
  permit(mayAdministerEntitlements(actor));
  await activeSigner();
  return db().entitlementSigner.findMany({ omit: { privateSealed: true }, orderBy: { createdAt: "desc" } });
}
