import type { LicenseStatusName } from "./schema";

/** What an authority does to a license that it has issued. */
export const MOVES = ["suspend", "reactivate", "renew", "revoke"] as const;
export type Move = (typeof MOVES)[number];

type Rule = { from: readonly LicenseStatusName[]; to: LicenseStatusName };

/**
 * The legal moves (rest-contract 1.3). Revocation ends a license for good: its holder applies for another. A license
 * expires by its date alone, so nobody moves it there.
 */
export const LIFE_CYCLE: Record<Move, Rule> = {
  suspend: { from: ["active"], to: "suspended" },
  reactivate: { from: ["suspended"], to: "active" },
  renew: { from: ["active", "expired"], to: "active" },
  revoke: { from: ["pending", "pending_collection", "active", "suspended", "expired"], to: "revoked" },
};

/** Why a license of this status cannot make the move, in a sentence; null when it can. */
export const obstacle = (move: Move, status: LicenseStatusName): string | null =>
  LIFE_CYCLE[move].from.includes(status)
    ? null
    : `A license that is ${status.replace("_", " ")} cannot be ${PAST[move]}`;

/** For sentences: "cannot be …". */
export const PAST: Record<Move, string> = {
  suspend: "suspended",
  reactivate: "reactivated",
  renew: "renewed",
  revoke: "revoked",
};

/** How a license comes into its holder's hands, before the moves above begin. */
const ISSUING: Partial<Record<LicenseStatusName, readonly LicenseStatusName[]>> = {
  pending: ["pending_collection", "active"],
  pending_collection: ["active"],
};

/** What an edit may set the status to: what it is, and where issuing or a legal move leads. */
export const statusesFrom = (status: LicenseStatusName): LicenseStatusName[] => [
  ...new Set([status, ...(ISSUING[status] ?? []), ...openMoves(status).map((move) => LIFE_CYCLE[move].to)]),
];

/** The moves that are open to a license, in the order in which a screen offers them. */
export const openMoves = (status: LicenseStatusName): Move[] => MOVES.filter((move) => obstacle(move, status) === null);

/** Where a move ends: a license whose date has passed while it was suspended is expired, not active, once it is free again. */
export const statusAfter = (move: Move, expiryDate: string, today: string): LicenseStatusName =>
  move === "reactivate" && expiryDate < today ? "expired" : LIFE_CYCLE[move].to;
