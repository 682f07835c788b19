import type { CandidateImport } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, Prisma, type Tx, transaction } from "@/lib/platform/db";
import { conflict, invalidField, notFound } from "@/lib/platform/errors";
import { isUuid, newId } from "@/lib/platform/ids";
import { createJob, dispatch, type Job } from "@/lib/platform/jobs/jobs";
import { settings } from "@/lib/platform/settings";
import type { ReceivedFile } from "@/lib/platform/storage/multipart";
import { displayName } from "@/lib/platform/storage/names";
import { expiryLimit } from "../intake/sessions";
import { mayKeepCandidates } from "../policy";
import { guessMapping, headerKey, IMPORT_FIELDS, missingFields } from "./fields";
import { readSheetFile } from "./read-file";
import type { ImportKind, Mapping } from "./schema";

export const IMPORT = "candidate_import";
/** Kinds of the jobs that import a list, and that take an import back. */
export const IMPORT_JOB = "candidates.import";
export const UNDO_JOB = "candidates.import-undo";

const WRITE_ROWS = 2000;
const DAY_MS = 86_400_000;

/**
 * Takes a list in: its rows are kept, nothing is made of them yet. Which column is which field is what it was the last
 * time, else a guess by its header.
 *
 * @throws DomainError invalid, field `file`: it is no list, or is too large
 */
export async function uploadImport(actor: Actor, kind: ImportKind, file: ReceivedFile): Promise<CandidateImport> {
  permit(mayKeepCandidates(actor));
  const { headers, rows } = await readSheetFile(file.staged.path);
  const fileName = displayName(file.name ?? "list");
  const known = await db().importColumn.findMany({ where: { kind, header: { in: headers.map(headerKey) } } });
  const mapping = guessMapping(kind, headers, new Map(known.map(({ header, field }) => [header, field])));
  return transaction(async (tx) => {
    const made = await tx.candidateImport.create({
      data: { id: newId(), kind, fileName, headers, mapping, createdBy: actor.userId },
    });
    for (let start = 0; start < rows.length; start += WRITE_ROWS)
      await tx.candidateImportRow.createMany({
        data: rows.slice(start, start + WRITE_ROWS).map((row) => ({ ...row, importId: made.id })),
      });
    await audit(tx, actor, {
      action: "create",
      resourceType: IMPORT,
      resourceId: made.id,
      description: `Sent the list ${fileName} with ${rows.length} ${kind}`,
    });
    return made;
  });
}

/** @throws DomainError not_found */
export async function findImport(tx: Tx, id: string): Promise<CandidateImport> {
  const found = isUuid(id) ? await tx.candidateImport.findUnique({ where: { id } }) : null;
  if (!found) throw notFound("Import");
  return found;
}

/** The same with its row locked until the transaction ends. */
export async function lockImport(tx: Tx, id: string): Promise<CandidateImport> {
  if (isUuid(id)) await tx.$queryRaw(Prisma.sql`SELECT id FROM candidate_import WHERE id = ${id}::uuid FOR UPDATE`);
  return findImport(tx, id);
}

/**
 * Says which column is which field.
 *
 * @throws DomainError not_found; conflict `import_begun`; invalid for a field or column that is none, or two of one column
 */
export function setMapping(actor: Actor, id: string, mapping: Mapping): Promise<CandidateImport> {
  permit(mayKeepCandidates(actor));
  return transaction(async (tx) => {
    const found = await lockImport(tx, id);
    assertMapping(found);
    for (const [name, place] of Object.entries(mapping)) {
      if (!IMPORT_FIELDS[found.kind].some((field) => field.name === name))
        throw invalidField(`mapping.${name}`, "is no field of such a list");
      if (place >= found.headers.length) throw invalidField(`mapping.${name}`, "the file has no such column");
    }
    const places = Object.values(mapping);
    if (new Set(places).size !== places.length) throw invalidField("mapping", "takes one column for two fields");
    return tx.candidateImport.update({ where: { id }, data: { mapping } });
  });
}

function assertMapping({ state }: CandidateImport): void {
  if (state !== "mapping") throw conflict("import_begun", "This list was imported already");
}

const unmapped = (missing: string[]) => invalidField("mapping", `choose a column for ${missing.join(", ")}`);

/**
 * Imports the list as a job; one that failed or was cancelled goes on where it stopped. What the columns are is
 * remembered for the next list.
 *
 * @throws DomainError not_found; conflict `import_begun`; invalid, field `mapping`
 */
export async function startImport(actor: Actor, id: string): Promise<Job> {
  permit(mayKeepCandidates(actor));
  const job = await transaction(async (tx) => {
    const found = await lockImport(tx, id);
    const begins = found.state === "mapping";
    if (!begins && found.state !== "running") throw conflict("import_begun", "This list was imported already");
    const mapping = found.mapping as Mapping;
    const missing = missingFields(found.kind, mapping);
    if (missing.length > 0) throw unmapped(missing);
    if (begins) await remember(tx, found.kind, found.headers, mapping);
    await tx.candidateImport.update({ where: { id }, data: { state: "running" } });
    const { job, created } = await createJob(tx, actor, { kind: IMPORT_JOB, subject: { type: IMPORT, id }, input: {} });
    if (created)
      await audit(tx, actor, {
        action: begins ? "create" : "retry",
        resourceType: IMPORT,
        resourceId: id,
        description: `${begins ? "Began" : "Went on with"} the import of ${found.fileName}`,
      });
    return job;
  });
  await dispatch(job);
  return job;
}

/** The columns with what each was imported as; two of one header are remembered as the first. */
async function remember(tx: Tx, kind: ImportKind, headers: readonly string[], mapping: Mapping): Promise<void> {
  const fieldAt = new Map(Object.entries(mapping).map(([field, place]) => [place, field]));
  const byHeader = new Map<string, string | null>();
  for (const [place, text] of headers.entries()) {
    const header = headerKey(text);
    if (header && !byHeader.get(header)) byHeader.set(header, fieldAt.get(place) ?? null);
  }
  for (const [header, field] of byHeader)
    await tx.importColumn.upsert({
      where: { kind_header: { kind, header } },
      create: { kind, header, field },
      update: { field },
    });
}

/**
 * Takes back what an import made, as a job: whatever nobody has changed since. An undo that was stopped goes on.
 *
 * @throws DomainError not_found; conflict `import_running`, `nothing_to_undo`
 */
export async function undoImport(actor: Actor, id: string): Promise<Job> {
  permit(mayKeepCandidates(actor));
  const job = await transaction(async (tx) => {
    const found = await lockImport(tx, id);
    if (await tx.job.findUnique({ where: { activeKey: `${IMPORT_JOB}:${id}` } }))
      throw conflict("import_running", "The import is still running: wait for its end, or cancel it first");
    if (found.state === "mapping" || found.state === "undone")
      throw conflict("nothing_to_undo", "Nothing of this list is there to be undone");
    await tx.candidateImport.update({ where: { id }, data: { state: "undoing" } });
    const { job, created } = await createJob(tx, actor, { kind: UNDO_JOB, subject: { type: IMPORT, id }, input: {} });
    if (created)
      await audit(tx, actor, {
        action: "cancel",
        resourceType: IMPORT,
        resourceId: id,
        description: `Began to undo the import of ${found.fileName}`,
      });
    return job;
  });
  await dispatch(job);
  return job;
}

/** Forgets a list of which nothing was made. @throws DomainError not_found; conflict `import_begun` */
export function discardImport(actor: Actor, id: string): Promise<void> {
  permit(mayKeepCandidates(actor));
  return transaction(async (tx) => {
    const found = await lockImport(tx, id);
    assertMapping(found);
    await tx.candidateImport.delete({ where: { id } });
    await audit(tx, actor, {
      action: "delete",
      resourceType: IMPORT,
      resourceId: id,
      description: `Gave up the list ${found.fileName}`,
    });
  });
}

/**
 * Removes lists that were sent and never imported, as intakes that were given up, and after CANDIDATE_RETENTION_DAYS
 * what is kept of the others: their refused rows are people's data. What they made stays, and is undone no more.
 */
export async function tidyImports(now = new Date()): Promise<number> {
  const kept = new Date(now.getTime() - settings().CANDIDATE_RETENTION_DAYS * DAY_MS);
  const { count } = await db().candidateImport.deleteMany({
    where: {
      OR: [
        { state: "mapping", updatedAt: { lt: expiryLimit(now) } },
        { state: { in: ["done", "undone"] }, updatedAt: { lt: kept } },
      ],
    },
  });
  return count;
}
