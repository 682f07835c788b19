import type { IssuerKey } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import type { Actor } from "@/lib/platform/auth/actor";
import { transaction } from "@/lib/platform/db";
import { ensureKeys, lockKeys, makeKey, storeKey } from "./keys";
import { ISSUER_KEY_KINDS, type IssuerKeyKind, type IssuerKeyKindId } from "./kinds";

/**
 * Makes a new key of a kind, which signs from now on, and retires the one before.
 *
 * @param replaced do so only while this key is the active one: another process may have been first
 */
export async function replaceKey(
  actor: Actor,
  kind: IssuerKeyKindId,
  now: Date,
  replaced?: string,
): Promise<IssuerKey> {
  const { certificate, label }: IssuerKeyKind = ISSUER_KEY_KINDS[kind];
  const made = await makeKey(kind, certificate && certificate !== "authority" ? await ensureKeys(now) : [], now);
  return transaction(async (tx) => {
    await lockKeys(tx);
    const before = await tx.issuerKey.findFirst({ where: { kind, state: "active" } });
    if (before && replaced !== undefined && before.kid !== replaced) return before;
    await tx.issuerKey.updateMany({ where: { kind, state: "active" }, data: { state: "retired", retiredAt: now } });
    const key = await storeKey(tx, actor, made, now);
    await audit(tx, actor, {
      action: "create",
      resourceType: "issuer_key",
      resourceId: key.kid,
      description: `Rotated the issuer key: ${label}`,
      oldValues: { active: before?.kid ?? null },
      newValues: { active: key.kid },
    });
    return key;
  });
}
