import { CsvError, parse } from "csv-parse/sync";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma, transaction } from "@/lib/platform/db";
import { DomainError, type FieldError, invalidField, notFound } from "@/lib/platform/errors";
import type { ExportColumn } from "@/lib/platform/export/columns";
import { exportResponse } from "@/lib/platform/export/export";
import { momentOf } from "@/lib/platform/http/moment";
import { newId } from "@/lib/platform/ids";
import { mayWorkWithPlates } from "../policy";
import { lookAlikeKey, normalizePlate } from "../recognition/normalize";
import type { ListPreview } from "./schema";
import { findBolo } from "./service";

export const LIST_BYTES_MAX = 8 * 1024 * 1024;
const LIST_ROWS_MAX = 100_000;
const WRITE_ROWS = 5000;
/** Of what is wrong, so many lines are named. */
const PROBLEMS_MAX = 50;

type Entry = { plate: string; reason: string | null; expiresAt: Date | null };

/**
 * Puts a CSV's plates (columns plate, reason, expires_at; the first line names them) in place of those that a list has,
 * or adds them. A line that is wrong stops the whole import, and each is named.
 *
 * @throws DomainError not_found; invalid, field `file`, with the lines
 */
export function importList(
  actor: Actor,
  boloId: string,
  csv: Uint8Array,
  mode: "replace" | "add",
): Promise<{ imported: number; entries: number }> {
  permit(mayWorkWithPlates(actor));
  const entries = entriesOf(csv);
  return transaction(async (tx) => {
    const bolo = await findBolo(tx, boloId);
    if (bolo.kind !== "list") throw invalidField("id", "only a list has plates of its own");
    // Two imports at once would mix their lists.
    await tx.$executeRaw`SELECT 1 FROM bolo WHERE id = ${boloId}::uuid FOR UPDATE`;
    const where = mode === "replace" ? {} : { normalizedPlate: { in: [...entries.keys()] } };
    await tx.boloListEntry.deleteMany({ where: { boloId, ...where } });
    const rows = [...entries].map(([normalizedPlate, entry]) => ({
      id: newId(),
      boloId,
      ...entry,
      normalizedPlate,
      foldedPlate: lookAlikeKey(normalizedPlate),
    }));
    for (let start = 0; start < rows.length; start += WRITE_ROWS)
      await tx.boloListEntry.createMany({ data: rows.slice(start, start + WRITE_ROWS) });
    const total = await tx.boloListEntry.count({ where: { boloId } });
    await audit(tx, actor, {
      action: "update",
      resourceType: "bolo",
      resourceId: boloId,
      description: `${mode === "replace" ? "Replaced the plates of" : "Added plates to"} the list ${bolo.platePattern}: ${rows.length} imported, ${total} in all`,
      newValues: { mode, imported: rows.length, entries: total },
    });
    return { imported: rows.length, entries: total };
  });
}

type ReadCsv = {
  /** By normalised plate; of a plate that stands there twice, the last line counts. */
  entries: Map<string, Entry>;
  lines: number;
  problems: FieldError[];
};

/** @throws DomainError invalid, field `file`: it is no CSV, or has no column of plates */
function readCsv(csv: Uint8Array): ReadCsv {
  const records = recordsOf(csv);
  const problems: FieldError[] = [];
  const entries = new Map<string, Entry>();
  for (const [index, record] of records.entries()) {
    const line = index + 2;
    const plate = (record.plate ?? "").trim();
    const normalized = normalizePlate(plate);
    const until = (record.expires_at ?? "").trim();
    const expiresAt = until ? momentOf(until) : null;
    if (normalized.length < 2 || normalized.length > 15)
      problems.push({ name: `file.${line}`, reason: `"${plate.slice(0, 30)}" is no plate` });
    else if (until && !expiresAt) problems.push({ name: `file.${line}`, reason: `"${until.slice(0, 30)}" is no date` });
    else entries.set(normalized, { plate: plate.slice(0, 50), reason: cell(record.reason), expiresAt });
  }
  if (entries.size === 0 && problems.length === 0)
    throw invalidField("file", "has no plates; its first line must name the column plate");
  return { entries, lines: records.length, problems };
}

function entriesOf(csv: Uint8Array): Map<string, Entry> {
  const { entries, problems } = readCsv(csv);
  if (problems.length > 0)
    throw new DomainError(
      "invalid",
      "bad_list",
      `Nothing was imported: ${problems.length} ${problems.length === 1 ? "line is" : "lines are"} wrong`,
      problems.slice(0, PROBLEMS_MAX),
    );
  return entries;
}

const SAMPLE_ROWS = 20;

/**
 * What an import would do, without doing it: how many plates come, how many of them the list has already, the first of
 * them, and the lines that are wrong.
 *
 * @throws DomainError not_found; invalid, field `file`
 */
export async function previewList(actor: Actor, boloId: string, csv: Uint8Array): Promise<ListPreview> {
  permit(mayWorkWithPlates(actor));
  await findBolo(db(), boloId);
  const { entries, lines, problems } = readCsv(csv);
  const present = await db().boloListEntry.findMany({ where: { boloId }, select: { normalizedPlate: true } });
  const known = present.filter(({ normalizedPlate }) => entries.has(normalizedPlate)).length;
  return {
    plates: entries.size,
    repeated: lines - problems.length - entries.size,
    known,
    present: present.length,
    sample: [...entries.values()].slice(0, SAMPLE_ROWS).map(({ plate, reason, expiresAt }) => ({
      plate,
      reason,
      expires_at: expiresAt?.toISOString() ?? null,
    })),
    wrong: problems.length,
    problems: problems.slice(0, PROBLEMS_MAX).map(({ name, reason }) => ({ line: Number(name.slice(5)), reason })),
  };
}

/** Takes one plate off a list. @throws DomainError not_found */
export function removeEntry(actor: Actor, boloId: string, plate: string): Promise<void> {
  permit(mayWorkWithPlates(actor));
  return transaction(async (tx) => {
    const bolo = await findBolo(tx, boloId);
    const normalizedPlate = normalizePlate(plate);
    const { count } = await tx.boloListEntry.deleteMany({ where: { boloId, normalizedPlate } });
    if (count !== 1) throw notFound("Plate");
    await audit(tx, actor, {
      action: "update",
      resourceType: "bolo",
      resourceId: boloId,
      description: `Took a plate off the list ${bolo.platePattern}`,
      oldValues: { plate: normalizedPlate },
    });
  });
}

/** An export writes an apostrophe before what a spreadsheet would take for a formula; it is taken off again. */
const cell = (text: string | undefined): string | null =>
  text
    ?.trim()
    .replace(/^'(?=[=+\-@])/, "")
    .slice(0, 500) || null;

function recordsOf(csv: Uint8Array): Record<string, string>[] {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(csv);
    if (text.includes("\0")) throw invalidField("file", "is no text");
    const header = (names: string[]) => names.map((name) => name.trim().toLowerCase());
    const options = {
      bom: true,
      columns: header,
      skip_empty_lines: true,
      relax_column_count: true,
      to: LIST_ROWS_MAX + 1,
    };
    const records = parse(text, { ...options, delimiter: [",", ";", "\t"], max_record_size: 10_000 });
    if (records.length > LIST_ROWS_MAX) throw invalidField("file", `has more than ${LIST_ROWS_MAX} lines`);
    return records as Record<string, string>[];
  } catch (error) {
    if (error instanceof CsvError) throw invalidField("file", `is no CSV: ${error.message}`);
    if (error instanceof TypeError) throw invalidField("file", "is no text in UTF-8");
    throw error;
  }
}

const COLUMNS: readonly ExportColumn<Entry>[] = [
  { header: "plate", type: "text", width: 16, value: (entry) => entry.plate },
  { header: "reason", type: "text", width: 40, value: (entry) => entry.reason },
  { header: "expires_at", type: "datetime", width: 24, value: (entry) => entry.expiresAt },
];

/** The plates of a list as CSV, in the columns that `importList` reads. */
export async function exportList(actor: Actor, boloId: string): Promise<Response> {
  permit(mayWorkWithPlates(actor));
  const bolo = await findBolo(db(), boloId);
  const rowCount = await db().boloListEntry.count({ where: { boloId } });
  await transaction((tx) =>
    audit(tx, actor, {
      action: "export",
      resourceType: "bolo",
      resourceId: boloId,
      description: `Exported the ${rowCount} plates of the list ${bolo.platePattern}`,
    }),
  );
  const file = { fileName: `bolo-${boloId}`, sheet: "Plates", columns: COLUMNS, rows: pagesOf(boloId), rowCount };
  return exportResponse({ format: "csv", ...file });
}

async function* pagesOf(boloId: string): AsyncGenerator<Entry[]> {
  for (let after: string | undefined; ; ) {
    const page: Prisma.BoloListEntryGetPayload<object>[] = await db().boloListEntry.findMany({
      where: { boloId, normalizedPlate: after === undefined ? undefined : { gt: after } },
      orderBy: { normalizedPlate: "asc" },
      take: WRITE_ROWS,
    });
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)?.normalizedPlate;
  }
}
