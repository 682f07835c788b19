import { type Actor, isAdmin, permit } from "@/lib/platform/auth/actor";
import { db, type Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { fromLegalDate, officeToday, toLegalDate } from "@/lib/platform/time";
import { APPLICATION_TYPES, type ApplicationTypeName } from "../applications/states";
import { CATEGORY_CODES } from "../schema";
import type { FeeCell, FeeEntry } from "./schema";

type Asked = {
  type: ApplicationTypeName;
  /** One category or several, as an application has them: "B, EB". */
  category: string;
  /** The moment of the application, whose day decides. */
  at: Date;
};

/**
 * The fee in force on the day of an application, in cents. One card is made whatever is on it, so that of several
 * categories the dearest one's fee is taken, not their sum.
 *
 * @throws DomainError conflict `no_fee` when the schedule says nothing for that day
 */
export async function feeInForce({ type, category, at }: Asked, tx: Tx = db()): Promise<bigint> {
  const categories = category.split(", ");
  const rows = await tx.licenseFee.findMany({
    where: { type, category: { in: categories }, validFrom: { lte: fromLegalDate(officeToday(at)) } },
    orderBy: { validFrom: "desc" },
  });
  const latest = categories.flatMap((code) => rows.find((row) => row.category === code)?.amountCents ?? []);
  if (latest.length < categories.length)
    throw conflict("no_fee", `The fee schedule has no fee for ${type}, ${category} on that day`);
  return latest.reduce((dearest, amount) => (amount > dearest ? amount : dearest));
}

/** The schedule as it stands today, one cell for each type and category, with the change that comes next. */
export async function feeTable(actor: Actor, now = new Date()): Promise<FeeCell[]> {
  permit(isAdmin(actor));
  const today = officeToday(now);
  const rows = (await db().licenseFee.findMany({ orderBy: { validFrom: "asc" } })).map((row) => ({
    ...row,
    validFrom: toLegalDate(row.validFrom),
  }));
  return APPLICATION_TYPES.flatMap((type) =>
    CATEGORY_CODES.map((category) => {
      const own = rows.filter((row) => row.type === type && row.category === category);
      const present = own.findLast(({ validFrom }) => validFrom <= today);
      const next = own.find(({ validFrom }) => validFrom > today);
      return {
        type,
        category,
        amountCents: present ? Number(present.amountCents) : null,
        next: next ? { amountCents: Number(next.amountCents), validFrom: next.validFrom } : null,
      };
    }),
  );
}

const HISTORY_LENGTH = 200;

/** Every fee that was ever set, the latest first. */
export async function feeHistory(actor: Actor): Promise<FeeEntry[]> {
  permit(isAdmin(actor));
  const rows = await db().licenseFee.findMany({
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: HISTORY_LENGTH,
  });
  const users = await db().user.findMany({
    where: { id: { in: rows.flatMap(({ createdBy }) => createdBy ?? []) } },
    select: { id: true, username: true, fullName: true },
  });
  const names = new Map(users.map((user) => [user.id, user.fullName ?? user.username]));
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    category: row.category,
    amountCents: Number(row.amountCents),
    validFrom: toLegalDate(row.validFrom),
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy === null ? null : (names.get(row.createdBy) ?? null),
  }));
}
