import { audit } from "@/lib/platform/audit/audit";
import type { Actor } from "@/lib/platform/auth/actor";
import { transaction } from "@/lib/platform/db";
import type { ExportFormat } from "@/lib/platform/export/export";
import { contentDisposition } from "@/lib/platform/storage/names";
import { sectionsFile } from "../desk/exports";
import { PAPER, Sheet } from "../paper/sheet";
import { drawTable, roomFor } from "../paper/table";
import type { Cell, ReportSection } from "../reports/report";
import { formatRupees } from "../rupees";
import { reconciliationSections } from "./report-sections";
import { type Reconciliation, reconcile } from "./statement-report";

/** The reconciliation of a day as a file. The export is noted. @throws DomainError not_found */
export async function exportReconciliation(
  actor: Actor,
  format: ExportFormat | "pdf",
  bankAccountId: number,
  through: string,
  now = new Date(),
): Promise<Response> {
  const made = await reconcile(actor, bankAccountId, through);
  await transaction((tx) =>
    audit(tx, actor, {
      action: "export",
      resourceType: "ledger_bank_statement",
      description: `Exported the reconciliation of ${made.bank.name} through ${through} as ${format.toUpperCase()}`,
      newValues: { bankAccountId, through },
    }),
  );
  const sections = reconciliationSections(made);
  const fileName = `reconciliation-${made.bank.name.replaceAll(/[^A-Za-z0-9]+/g, "-")}-${through}`;
  if (format !== "pdf")
    return sectionsFile(format, sections, [`${made.company.name}, ${made.bank.name}`, `through ${through}`], {
      fileName,
      sheet: "Reconciliation",
    });
  return new Response(Buffer.from(await draw(made, sections, now)), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": contentDisposition("inline", `${fileName}.pdf`),
      "cache-control": "private, no-store",
    },
  });
}

const WIDTH = PAPER.width - 2 * PAPER.margin;
/** Shares of the paper's width by a column's kind. */
const SHARES = { text: 4, money: 2, date: 1.7, number: 1.5 } as const;

async function draw(made: Reconciliation, sections: readonly ReportSection[], now: Date): Promise<Uint8Array> {
  const title = `Bank reconciliation of ${made.bank.name}`;
  const sheet = await Sheet.open(title, now);
  const x = PAPER.margin;
  let y = sheet.text(x, PAPER.margin, made.company.name, { size: 14, bold: true, width: WIDTH });
  y = sheet.text(x, y, `${title}, through ${made.through}. Rupees.`, { size: 10, width: WIDTH }) + 4;
  for (const section of sections) {
    y = sheet.text(x, roomFor(sheet, y, 24), section.title, { size: 11, bold: true, width: WIDTH }) + 1;
    if (section.rows.length === 0) {
      y = sheet.text(x, y, section.empty ?? "Nothing", { grey: true, width: WIDTH }) + 5;
      continue;
    }
    const columns = section.columns.map(({ header, kind }) => ({
      header,
      width: SHARES[kind],
      align: kind === "money" || kind === "number" ? ("right" as const) : ("left" as const),
    }));
    y =
      drawTable(
        sheet,
        y,
        columns,
        section.rows.map(({ cells }) => cells.map(written)),
      ) + 6;
  }
  return sheet.finish(`${made.company.name}, ${title}`);
}

const written = (cell: Cell): string =>
  cell === null ? "" : typeof cell === "bigint" ? formatRupees(cell) : String(cell);
