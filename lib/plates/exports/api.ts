import { z } from "zod";
import { api, operation } from "@/lib/platform/http/operation";
import { pageOf, ShortPageQuery } from "@/lib/platform/http/parameters";
import { listExports, serveExport } from "./queries";
import { ExportInput, ExportPreview, ExportQuery, ExportView, exportFiltersOf } from "./schema";
import { previewExport, requestExport } from "./service";

const ExportId = z.object({
  export_id: z
    .uuid()
    .meta({ description: "As the request was answered with", examples: ["01a1fea6-9c31-7e42-8a14-4d5e6f708192"] }),
});
const Exported = z
  .object({ export_id: z.uuid() })
  .meta({ id: "PlateExportAnswer", examples: [{ export_id: "01a1fea6-9c31-7e42-8a14-4d5e6f708192" }] });
const ExportPage = z.object({ total: z.int(), items: z.array(ExportView) });

/** Reviewed reads in packages for training. */
export const exportsApi = api({
  base: "/api/feedback",
  tag: "Plate review",
  envelope: "message",
  forbidden: "Admin privileges required",
  operations: [
    operation({
      id: "feedback.export",
      method: "POST",
      path: "/export",
      summary: "Have reviewed reads packed for training",
      description:
        "A ZIP of crops and frames with labels for YOLO, COCO and a reader, made by a job. Corrections count as exported once it is stored. The body wins over the query.",
      who: "admin",
      query: ExportQuery,
      body: ExportInput,
      response: Exported,
      replay: async (_actor, id) => ({ export_id: id }),
      handle: async ({ actor, query, body }) => ({
        export_id: (await requestExport(actor, exportFiltersOf(query, body))).id,
      }),
    }),
    operation({
      id: "feedback.exports",
      method: "GET",
      path: "/export",
      summary: "List training packages, newest first; or download one",
      description: "With `export_id` it answers that package's file, when it is ready.",
      who: "admin",
      query: ShortPageQuery.extend({
        export_id: z.uuid().optional().meta({ description: "Answer this package's ZIP instead of the list" }),
      }),
      response: ExportPage,
      errors: { export_not_ready: 409 },
      handle: ({ actor, query, request }): Promise<Response | z.input<typeof ExportPage>> =>
        query.export_id ? serveExport(actor, query.export_id, request) : listExports(actor, pageOf(query)),
    }),
    operation({
      id: "feedback.exportPreview",
      method: "GET",
      path: "/export/preview",
      summary: "Count what a training package would hold",
      who: "admin",
      query: ExportQuery,
      response: ExportPreview,
      handle: ({ actor, query }) => previewExport(actor, exportFiltersOf(query)),
    }),
    operation({
      id: "feedback.exportFile",
      method: "GET",
      path: "/export/{export_id}/file",
      summary: "Download a training package",
      description: "By the signed address of the list, or signed in as administrator. Every download is audited.",
      who: "anyone",
      params: ExportId,
      query: z.object({
        expires: z.string().max(20).optional().meta({ description: "Of a signed address" }),
        purpose: z.string().max(20).optional().meta({ description: "Of a signed address" }),
        signature: z.string().max(100).optional().meta({ description: "Of a signed address" }),
      }),
      response: { binary: ["application/zip"] },
      errors: { export_not_ready: 409 },
      handle: ({ actor, params, request }) => serveExport(actor, params.export_id, request),
    }),
  ],
});
