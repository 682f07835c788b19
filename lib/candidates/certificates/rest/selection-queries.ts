import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { officeToday } from "@/lib/platform/time";
import { mayKeepCandidates } from "../../policy";
import { numberOf, seriesOf } from "../number";

/** A client's page shows what it gets: as many as it can. */
const ROWS_MAX = 10_000;

/**
 * What can be put on a receipt, grouped by candidate: `id` and `certificate_name` are those of the group's first, for
 * clients that know flat rows. What has a receipt already (status `done`) is left out.
 */
export async function selectionsForReceipt(actor: Actor) {
  permit(mayKeepCandidates(actor));
  const rows = await db().certificate.findMany({
    where: { state: { in: ["selected", "issued"] }, status: { not: "done" }, candidate: { deletedAt: null } },
    include: { candidate: { select: { candidateName: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: ROWS_MAX,
  });
  const groups = new Map<number, typeof rows>();
  for (const row of rows) groups.set(row.candidateId, [...(groups.get(row.candidateId) ?? []), row]);
  const data = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const certificates = group.map((row) => ({
      id: row.id,
      certificate_name: row.certificateName,
      creation_date: row.createdAt.toISOString(),
      has_verification_image: row.verificationImageId !== null,
      has_certificate_image: row.certificateImageId !== null,
    }));
    return [
      {
        id: first.id,
        certificate_name: first.certificateName,
        candidate_id: first.candidateId,
        candidate_name: first.candidate.candidateName,
        client_name: group.find(({ clientName }) => clientName !== null)?.clientName ?? null,
        creation_date: first.createdAt.toISOString(),
        has_verification_image: certificates.some((row) => row.has_verification_image),
        has_certificate_image: certificates.some((row) => row.has_certificate_image),
        certificate_count: certificates.length,
        certificates,
      },
    ];
  });
  return { data, total: data.length, total_certificates: rows.length };
}

/** Whose certificates these are; ids that are nobody's are left out. */
export async function namesByIds(actor: Actor, ids: readonly number[]) {
  permit(mayKeepCandidates(actor));
  const rows = await db().certificate.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, certificateName: true, candidate: { select: { candidateName: true } } },
  });
  return Object.fromEntries(
    rows.map(({ id, certificateName, candidate }) => [
      String(id),
      { candidate_name: candidate.candidateName, certificate_name: certificateName },
    ]),
  );
}

/** The last serial of a course's series on a day, and the number that comes next; nothing is reserved. */
export async function lastSequence(actor: Actor, code: string | undefined, day: string | undefined, now = new Date()) {
  permit(mayKeepCandidates(actor));
  const date = day ?? officeToday(now);
  const prefix = code === undefined ? null : seriesOf(code, date);
  const series = prefix === null ? null : await db().certificateSeries.findUnique({ where: { prefix } });
  const last = series?.lastSerial ?? 0;
  return {
    last_sequence: last,
    next_sequence: last + 1,
    prefix,
    next_number: prefix === null ? null : numberOf(prefix, last + 1),
  };
}
