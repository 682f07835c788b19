import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { mayKeepCandidates } from "../policy";
import { missingFields } from "./fields";
import type { ImportPreview, Mapping } from "./schema";
import { findImport } from "./service";
import { IMPORTERS, lineOf, problemOf } from "./steps";

const SAMPLE_ROWS = 10;
/** Of what is wrong, so many are named. */
const PROBLEMS_MAX = 100;

/**
 * What an import would do, without doing it: how many rows are good, the first of them by their fields, and what is wrong
 * with which row, column and why. Rows that were imported already do not count.
 *
 * @throws DomainError not_found
 */
export async function previewImport(actor: Actor, id: string): Promise<ImportPreview> {
  permit(mayKeepCandidates(actor));
  const found = await findImport(db(), id);
  const mapping = found.mapping as Mapping;
  const rows = await db().candidateImportRow.findMany({
    where: { importId: id, state: "waiting" },
    select: { row: true, cells: true },
    orderBy: { row: "asc" },
  });
  const lines = rows.map((row) => lineOf(row, mapping));
  const faults = await IMPORTERS[found.kind].judge(db(), lines);
  const bad = [...faults].filter(([, wrong]) => wrong.length > 0);
  const problems = bad.flatMap(([row, wrong]) => wrong.map((fault) => ({ row, ...problemOf(found, fault) })));
  return {
    good: lines.length - bad.length,
    bad: bad.length,
    duplicates: bad.filter(([, wrong]) => wrong.some(({ duplicate }) => duplicate)).length,
    missing: missingFields(found.kind, mapping),
    sample: lines.slice(0, SAMPLE_ROWS).map(({ row, values }) => ({
      row,
      values: { ...values },
      problems: (faults.get(row) ?? []).map((fault) => problemOf(found, fault)),
    })),
    problems: problems.slice(0, PROBLEMS_MAX),
  };
}

const SHOWN_ROWS = 3;

/** The cells of the list's first rows, to tell its columns apart. */
export async function firstCells(actor: Actor, id: string): Promise<string[][]> {
  permit(mayKeepCandidates(actor));
  const rows = await db().candidateImportRow.findMany({
    where: { importId: id },
    select: { cells: true },
    orderBy: { row: "asc" },
    take: SHOWN_ROWS,
  });
  return rows.map(({ cells }) => cells);
}
