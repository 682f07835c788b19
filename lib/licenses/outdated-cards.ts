import { type Actor, isAdmin, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { ofOlderTemplate, signedByRevokedKey } from "./card-state";

/** Licenses in force, whose cards are worth drawing again. */
const IN_FORCE = { isActive: true, status: "active" } as const;

/** How many cards of active licenses an older template drew, and how many a revoked key signed. */
export async function outdatedCards(actor: Actor): Promise<{ olderTemplate: number; revokedKey: number }> {
  permit(isAdmin(actor));
  const [olderTemplate, revokedKey] = await Promise.all([
    db().license.count({ where: { ...IN_FORCE, ...ofOlderTemplate } }),
    db().license.count({ where: { ...IN_FORCE, ...signedByRevokedKey } }),
  ]);
  return { olderTemplate, revokedKey };
}
