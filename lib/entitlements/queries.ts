import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { installationStatus } from "./installation";
import { mayAdministerEntitlements } from "./policy";
import type { EntitlementView, InstallationView, SignerView } from "./schema";
import { listSigners } from "./signer";
import { entitlementView } from "./view";

export const ENTITLEMENT_SORTS = ["created_at", "expires_at", "customer"] as const;
type Order = { sort: (typeof ENTITLEMENT_SORTS)[number]; desc: boolean };
const COLUMNS = { created_at: "createdAt", expires_at: "expiresAt", customer: "customer" } as const;

/** Issued keys, the newest first unless asked otherwise. */
export async function listEntitlements(
  actor: Actor,
  { q, state }: { q?: string; state?: EntitlementView["state"] },
  page: { skip: number; take: number },
  { sort, desc }: Order = { sort: "created_at", desc: true },
  now = new Date(),
): Promise<{ items: EntitlementView[]; total: number }> {
  permit(mayAdministerEntitlements(actor));
  const like = q ? { contains: q.trim(), mode: "insensitive" as const } : undefined;
  const where: Prisma.EntitlementWhereInput = {
    ...whereState(state, now),
    ...(like ? { OR: [{ customer: like }, { keyHint: like }, { nodes: { some: { nodeId: like } } }] } : {}),
  };
  const [rows, total] = await Promise.all([
    db().entitlement.findMany({
      where,
      include: { nodes: { orderBy: { activatedAt: "asc" } } },
      orderBy: [{ [COLUMNS[sort]]: desc ? "desc" : "asc" }, { id: "desc" }],
      ...page,
    }),
    db().entitlement.count({ where }),
  ]);
  return { items: rows.map((row) => entitlementView(row, now)), total };
}

function whereState(state: EntitlementView["state"] | undefined, now: Date): Prisma.EntitlementWhereInput {
  if (state === undefined) return {};
  if (state === "revoked") return { revokedAt: { not: null } };
  if (state === "expired") return { revokedAt: null, expiresAt: { lte: now } };
  if (state === "upcoming") return { revokedAt: null, expiresAt: { gt: now }, validFrom: { gt: now } };
  return { revokedAt: null, expiresAt: { gt: now }, validFrom: { lte: now } };
}

/** @throws DomainError not_found */
export async function getEntitlement(actor: Actor, id: string): Promise<EntitlementView> {
  permit(mayAdministerEntitlements(actor));
  const row = await db().entitlement.findUnique({
    where: { id },
    include: { nodes: { orderBy: { activatedAt: "asc" } } },
  });
  if (!row) throw notFound("License");
  return entitlementView(row);
}

export function getInstallation(actor: Actor): Promise<InstallationView> {
  permit(mayAdministerEntitlements(actor));
  return installationStatus();
}

/** The keys that sign licenses here; private parts stay where they are. */
export async function getSigners(actor: Actor): Promise<SignerView[]> {
  return (await listSigners(actor)).map(({ kid, publicKey, createdAt, retiredAt }) => ({
    kid,
    public_key: publicKey,
    trust: `${kid}:${publicKey}`,
    created_at: createdAt.toISOString(),
    retired_at: retiredAt?.toISOString() ?? null,
  }));
}
