import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma, transaction } from "@/lib/platform/db";
import { DomainError, notFound } from "@/lib/platform/errors";
import { jobStatus } from "@/lib/platform/jobs/jobs";
import { carriesFile, downloadResponse } from "@/lib/platform/storage/download";
import { checkSignedDownload, isSigned, signDownload } from "@/lib/platform/storage/signed-url";
import { mayAdministerPlates } from "../policy";
import { packageName } from "./pack";
import { ExportContents, ExportFilters, ExportPreview, type ExportView } from "./schema";
import { PLATE_EXPORT } from "./service";

const related = {
  job: true,
  requestedBy: { select: { username: true, fullName: true } },
} satisfies Prisma.PlateExportInclude;
type ExportRow = Prisma.PlateExportGetPayload<{ include: typeof related }>;

/** The newest first. */
export async function listExports(
  actor: Actor,
  page: { skip: number; take: number },
): Promise<{ total: number; items: ExportView[] }> {
  permit(mayAdministerPlates(actor));
  const [rows, total] = await Promise.all([
    db().plateExport.findMany({ include: related, orderBy: { version: "desc" }, ...page }),
    db().plateExport.count(),
  ]);
  return { total, items: rows.map(exportView) };
}

/** @throws DomainError not_found "Export not found" */
export async function getExport(actor: Actor, id: string): Promise<ExportView> {
  permit(mayAdministerPlates(actor));
  const order = await db().plateExport.findUnique({ where: { id }, include: related });
  if (!order) throw notFound("Export");
  return exportView(order);
}

/**
 * Streams a package to an administrator, or to whoever holds a signed address of it. Each download is in the audit
 * trail; one by a signed address says so.
 *
 * @throws DomainError not_found; conflict `export_not_ready`; unauthenticated; forbidden
 */
export async function serveExport(actor: Actor, id: string, request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const signed = isSigned(query);
  if (!signed && actor.kind === "anonymous")
    throw new DomainError("unauthenticated", "not_authenticated", "Not authenticated");
  permit(signed || mayAdministerPlates(actor));
  const order = await db().plateExport.findUnique({ where: { id }, include: { media: true } });
  if (signed) checkSignedDownload(order?.mediaId ?? id, "download", query);
  if (!order) throw notFound("Export");
  if (!order.media) throw missing(order.completedAt);
  const fileName = packageName(order.version);
  const response = await downloadResponse(order.media, request, { fileName });
  if (carriesFile(request, response))
    await transaction((tx) =>
      audit(tx, actor, {
        action: "download",
        resourceType: PLATE_EXPORT,
        resourceId: id,
        description: `Downloaded training package ${order.version}${signed ? " by a signed address" : ""}`,
        newValues: { sha256: order.sha256 },
      }),
    );
  return response;
}

const missing = (completedAt: Date | null): DomainError =>
  completedAt
    ? new DomainError("not_found", "export_removed", "The package has been removed by retention")
    : new DomainError("conflict", "export_not_ready", "The package is not ready");

function exportView(order: ExportRow): ExportView {
  const contents = ExportContents.safeParse((order.counts as { contents?: unknown }).contents);
  return {
    export_id: order.id,
    version: order.version,
    job_id: order.jobId,
    status: jobStatus(order.job.state),
    state: order.job.state,
    progress: order.job.progress,
    stage: order.job.stage,
    reason: order.job.reason,
    filters: ExportFilters.parse(order.filters),
    chosen: ExportPreview.parse(order.counts),
    contents: contents.success ? contents.data : null,
    item_count: order.itemCount ?? 0,
    size_bytes: order.sizeBytes,
    sha256: order.sha256,
    download_url: order.mediaId
      ? `/api/feedback/export/${order.id}/file?${signDownload(order.mediaId, "download")}`
      : null,
    requested_by: order.requestedBy?.fullName ?? order.requestedBy?.username ?? null,
    created_at: order.createdAt.toISOString(),
    completed_at: order.completedAt?.toISOString() ?? null,
  };
}
