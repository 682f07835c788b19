import type { CardBox, CardDestruction } from "@/lib/generated/prisma/client";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { settings } from "@/lib/platform/settings";
import { toLegalDate } from "@/lib/platform/time";
import { mayProduce } from "./policy";
import type { BoxView, DestructionView, StockView } from "./stock-schema";
import { controlNumber } from "./stock-service";

/** The newest boxes and entries of the register that one answer lists. */
const ROWS_SHOWN = 200;

/** Level, boxes, cards that wait for their destruction, and the register. */
export async function stock(actor: Actor): Promise<StockView> {
  permit(mayProduce(actor));
  const [boxes, level, waiting, destructions] = await Promise.all([
    db().cardBox.findMany({ orderBy: [{ receivedAt: "desc" }, { id: "desc" }], take: ROWS_SHOWN }),
    stockLevel(actor),
    db().cardBlank.findMany({
      where: { fate: { in: ["spoiled", "void"] }, destructionId: null },
      include: { printJob: { include: { license: { select: { licenseNumber: true } } } } },
      orderBy: { endedAt: "asc" },
    }),
    db().cardDestruction.findMany({
      include: { blanks: { select: { controlNumber: true }, orderBy: { controlNumber: "asc" } } },
      orderBy: { id: "desc" },
      take: ROWS_SHOWN,
    }),
  ]);
  const name = await namesOf([...boxes.map((box) => box.receivedBy), ...destructions.map((row) => row.recordedBy)]);
  return {
    ...level,
    boxes: boxes.map((box) => boxView(box, name)),
    to_destroy: waiting.map((blank) => ({
      control_number: blank.controlNumber,
      fate: blank.fate,
      reason: blank.reason,
      print_job_id: blank.printJobId,
      license_number: blank.printJob.license.licenseNumber,
      ended_at: blank.endedAt?.toISOString() ?? null,
    })),
    destructions: destructions.map((row) => destructionView(row, name)),
  };
}

/** Blank cards that are left in all boxes, and whether that is too few. */
export async function stockLevel(actor: Actor): Promise<Pick<StockView, "level" | "low_at" | "is_low">> {
  permit(mayProduce(actor));
  const { _sum, _count } = await db().cardBox.aggregate({ _sum: { lastNumber: true, nextNumber: true }, _count: true });
  const level = (_sum.lastNumber ?? 0) - (_sum.nextNumber ?? 0) + _count;
  const lowAt = settings().CARD_STOCK_LOW;
  return { level, low_at: lowAt, is_low: level < lowAt };
}

type NameOf = (userId: number | null) => string | null;

async function namesOf(ids: readonly (number | null)[]): Promise<NameOf> {
  const users = await db().user.findMany({
    where: { id: { in: [...new Set(ids.flatMap((id) => id ?? []))] } },
    select: { id: true, username: true, fullName: true },
  });
  const names = new Map(users.map((user) => [user.id, user.fullName ?? user.username]));
  return (id) => names.get(id ?? -1) ?? null;
}

export const boxView = (box: CardBox, nameOf: NameOf): BoxView => ({
  id: box.id,
  first: controlNumber(box, box.firstNumber),
  last: controlNumber(box, box.lastNumber),
  next: box.nextNumber > box.lastNumber ? null : controlNumber(box, box.nextNumber),
  count: box.lastNumber - box.firstNumber + 1,
  left: box.lastNumber - box.nextNumber + 1,
  supplier: box.supplier,
  received_by: nameOf(box.receivedBy),
  received_at: box.receivedAt.toISOString(),
});

type Destruction = CardDestruction & { blanks: { controlNumber: string }[] };

const destructionView = (row: Destruction, nameOf: NameOf): DestructionView => ({
  id: row.id,
  destroyed_on: toLegalDate(row.destroyedOn),
  method: row.method,
  first_witness: row.firstWitness,
  second_witness: row.secondWitness,
  control_numbers: row.blanks.map((blank) => blank.controlNumber),
  recorded_by: nameOf(row.recordedBy),
  recorded_at: row.recordedAt.toISOString(),
});

/** One entry of the register, as it was just written. */
export async function getDestruction(actor: Actor, id: number): Promise<DestructionView> {
  permit(mayProduce(actor));
  const row = await db().cardDestruction.findUniqueOrThrow({ where: { id }, include: { blanks: true } });
  return destructionView(row, await namesOf([row.recordedBy]));
}

export async function getBox(actor: Actor, id: number): Promise<BoxView> {
  permit(mayProduce(actor));
  const box = await db().cardBox.findUniqueOrThrow({ where: { id } });
  return boxView(box, await namesOf([box.receivedBy]));
}
