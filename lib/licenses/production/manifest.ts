import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { ExportColumn } from "@/lib/platform/export/columns";
import { EXPORT_PAGE_ROWS, exportResponse } from "@/lib/platform/export/export";
import { contentDisposition } from "@/lib/platform/storage/names";
import { manifestPdf } from "./manifest-pdf";
import { mayProduce } from "./policy";
import type { ManifestFormat } from "./schema";
import { locate } from "./sheets/geometry";
import { type PrintJobRow, printJobView, withCardView } from "./view";

/** A card's line: as it is now, since control numbers come with printing and states go on. */
const line = (row: PrintJobRow) => {
  const card = printJobView(row);
  return { ...card, place: row.placement === null ? null : locate(row.placement) };
};
export type ManifestLine = ReturnType<typeof line>;

export const MANIFEST_COLUMNS: readonly ExportColumn<ManifestLine>[] = [
  { header: "Sequence", type: "number", width: 10, value: (row) => row.sequence },
  { header: "Control number", type: "text", width: 16, value: (row) => row.control_number },
  { header: "License number", type: "text", width: 20, value: (row) => row.license_number },
  { header: "Name", type: "text", width: 28, value: (row) => row.citizen_name },
  { header: "State", type: "text", width: 16, value: (row) => row.state.replace("_", " ") },
  { header: "Part", type: "number", width: 8, value: (row) => row.place?.part ?? null },
  { header: "Sheet", type: "number", width: 8, value: (row) => row.place?.sheet ?? null },
  { header: "Position", type: "number", width: 10, value: (row) => row.place?.position ?? null },
];

/**
 * The list that goes with a batch: which card is where. Personal data leaves the office with it, so the audit row is
 * committed before the first byte.
 *
 * @throws DomainError not_found "Batch not found"
 */
export async function manifest(actor: Actor, batchId: number, format: ManifestFormat): Promise<Response> {
  permit(mayProduce(actor));
  const batch = await db().printBatch.findUnique({ where: { id: batchId } });
  if (!batch) throw notFound("Batch");
  const rowCount = await db().printJob.count({ where: { batchId } });
  await transaction((tx) =>
    audit(tx, actor, {
      action: "export",
      resourceType: "print_batch",
      resourceId: batchId,
      description: `Exported the manifest of batch ${batchId} as ${format.toUpperCase()}`,
    }),
  );
  const fileName = `batch-${batchId}-manifest`;
  const rows = pages(batchId);
  if (format !== "pdf")
    return exportResponse({ format, fileName, sheet: `Batch ${batchId}`, columns: MANIFEST_COLUMNS, rows, rowCount });
  const pdf = await manifestPdf(MANIFEST_COLUMNS, rows, {
    title: `Batch ${batchId} · ${rowCount} cards`,
    date: new Date(),
  });
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": contentDisposition("attachment", `${fileName}.pdf`),
      "cache-control": "private, no-store",
    },
  });
}

async function* pages(batchId: number): AsyncGenerator<ManifestLine[]> {
  for (let after = 0; ; ) {
    const rows = await db().printJob.findMany({
      where: { batchId, sequence: { gt: after } },
      include: withCardView,
      orderBy: { sequence: "asc" },
      take: EXPORT_PAGE_ROWS,
    });
    if (rows.length === 0) return;
    yield rows.map(line);
    after = rows.at(-1)?.sequence ?? after;
  }
}
