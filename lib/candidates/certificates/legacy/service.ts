import type { LegacyCertificate } from "@/lib/generated/prisma/client";
import { audit, changes } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, Prisma, type Tx, transaction } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { fromLegalDate, toLegalDate } from "@/lib/platform/time";
import { mayKeepCandidates } from "../../policy";
import { likeText } from "../../queries";
import type { LegacyInput, LegacyView } from "./schema";

const RESOURCE = "legacy_certificate";
const WORDS_MAX = 6;

const shown = (date: Date | null): string | null => date && toLegalDate(date);
const stored = (day: string | null): Date | null => (day ? fromLegalDate(day) : null);

const columnsOf = (input: LegacyInput) => ({
  candidateName: input.candidate_name,
  passport: input.passport,
  companyName: input.company_name,
  certificateName: input.certificate_name,
  certificateNumber: input.certificate_number,
  startDate: stored(input.start_date),
  endDate: stored(input.end_date),
  issueDate: stored(input.issue_date),
  expiryDate: stored(input.expiry_date),
  remark: input.remark,
});

export const legacyView = (row: LegacyCertificate): LegacyView => ({
  id: row.id,
  candidate_name: row.candidateName,
  passport: row.passport,
  company_name: row.companyName,
  certificate_name: row.certificateName,
  certificate_number: row.certificateNumber,
  start_date: shown(row.startDate),
  end_date: shown(row.endDate),
  issue_date: shown(row.issueDate),
  expiry_date: shown(row.expiryDate),
  remark: row.remark,
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
});

/** The newest first; each word of `q` stands somewhere in the name, passport, company, certificate or number. */
export async function listLegacy(
  actor: Actor,
  { q = "", limit, offset }: { q?: string; limit: number; offset: number },
): Promise<{ items: LegacyView[]; total: number }> {
  permit(mayKeepCandidates(actor));
  const words = q.trim().split(/\s+/).filter(Boolean).slice(0, WORDS_MAX).map(likeText);
  const where: Prisma.LegacyCertificateWhereInput = {
    AND: words.map((word) => {
      const has = { contains: word, mode: "insensitive" as const };
      return {
        OR: [
          { candidateName: has },
          { passport: has },
          { companyName: has },
          { certificateName: has },
          { certificateNumber: has },
        ],
      };
    }),
  };
  const [rows, total] = await Promise.all([
    db().legacyCertificate.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: offset,
      take: limit,
    }),
    db().legacyCertificate.count({ where }),
  ]);
  return { items: rows.map(legacyView), total };
}

/** @throws DomainError not_found */
export async function getLegacy(actor: Actor, id: number): Promise<LegacyView> {
  permit(mayKeepCandidates(actor));
  return legacyView(await find(db(), id));
}

async function find(tx: Tx, id: number): Promise<LegacyCertificate> {
  const row = await tx.legacyCertificate.findUnique({ where: { id } });
  if (!row) throw notFound("Certificate");
  return row;
}

/** Notes a certificate of an earlier system. @throws DomainError conflict `number_taken` */
export function createLegacy(actor: Actor, input: LegacyInput): Promise<LegacyView> {
  permit(mayKeepCandidates(actor));
  return numbered(input, () =>
    transaction(async (tx) => {
      const row = await tx.legacyCertificate.create({ data: { ...columnsOf(input), createdBy: actor.userId } });
      await audit(tx, actor, {
        action: "create",
        resourceType: RESOURCE,
        resourceId: row.id,
        description: `Noted the earlier certificate ${row.certificateNumber} of ${row.candidateName}`,
        newValues: { ...input },
      });
      return legacyView(row);
    }),
  );
}

/** Puts other facts in the place of those that were noted. @throws DomainError not_found; conflict `number_taken` */
export function updateLegacy(actor: Actor, id: number, input: LegacyInput): Promise<LegacyView> {
  permit(mayKeepCandidates(actor));
  return numbered(input, () =>
    transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM legacy_certificate WHERE id = ${id} FOR UPDATE`;
      const before = legacyView(await find(tx, id));
      const after = legacyView(await tx.legacyCertificate.update({ where: { id }, data: columnsOf(input) }));
      await audit(tx, actor, {
        action: "update",
        resourceType: RESOURCE,
        resourceId: id,
        description: `Changed the earlier certificate ${after.certificate_number}`,
        ...changes(before, after),
      });
      return after;
    }),
  );
}

/** @throws DomainError not_found */
export function removeLegacy(actor: Actor, id: number): Promise<void> {
  permit(mayKeepCandidates(actor));
  return transaction(async (tx) => {
    const before = legacyView(await find(tx, id));
    const { count } = await tx.legacyCertificate.deleteMany({ where: { id } });
    if (count !== 1) throw notFound("Certificate");
    await audit(tx, actor, {
      action: "delete",
      resourceType: RESOURCE,
      resourceId: id,
      description: `Removed the earlier certificate ${before.certificate_number}`,
      oldValues: before,
    });
  });
}

async function numbered<T>({ certificate_number }: LegacyInput, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw conflict("number_taken", `The certificate number ${certificate_number} is noted already`);
    throw error;
  }
}
