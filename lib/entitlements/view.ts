import type { Entitlement, EntitlementNode } from "@/lib/generated/prisma/client";
import type { LicenseClaims } from "./license-file";
import type { EntitlementView } from "./schema";

export function stateOf(
  { revokedAt, expiresAt, validFrom }: Pick<Entitlement, "revokedAt" | "expiresAt" | "validFrom">,
  now: Date,
): EntitlementView["state"] {
  if (revokedAt) return "revoked";
  if (expiresAt <= now) return "expired";
  return validFrom > now ? "upcoming" : "active";
}

export const entitlementView = (
  entitlement: Entitlement & { nodes: EntitlementNode[] },
  now = new Date(),
): EntitlementView => ({
  id: entitlement.id,
  key_hint: entitlement.keyHint,
  customer: entitlement.customer,
  features: featuresOf(entitlement),
  camera_limit: entitlement.cameraLimit,
  nodes_max: entitlement.nodesMax,
  valid_from: entitlement.validFrom.toISOString(),
  expires_at: entitlement.expiresAt.toISOString(),
  state: stateOf(entitlement, now),
  revoked_at: entitlement.revokedAt?.toISOString() ?? null,
  revoked_reason: entitlement.revokedReason,
  created_at: entitlement.createdAt.toISOString(),
  nodes: entitlement.nodes.map((node) => ({
    node_id: node.nodeId,
    activated_at: node.activatedAt.toISOString(),
    last_seen_at: node.lastSeenAt.toISOString(),
    released_at: node.releasedAt?.toISOString() ?? null,
  })),
});

/** Written by `issueEntitlement` alone, from its schema. */
export const featuresOf = ({ features }: Pick<Entitlement, "features">): Record<string, boolean> =>
  features as Record<string, boolean>;

/** What a license file says of an entitlement. @param node the only installation that it is for */
export const claimsOf = (entitlement: Entitlement, node: string | undefined, now: Date): LicenseClaims => ({
  jti: entitlement.id,
  sub: entitlement.customer,
  iat: secondsOf(now),
  nbf: secondsOf(entitlement.validFrom),
  exp: secondsOf(entitlement.expiresAt),
  features: featuresOf(entitlement),
  camera_limit: entitlement.cameraLimit,
  nodes_max: entitlement.nodesMax,
  ...(node === undefined ? {} : { node }),
});

const secondsOf = (date: Date): number => Math.floor(date.getTime() / 1000);
