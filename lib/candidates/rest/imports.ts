import { z } from "zod";
import { EXPORT_TYPES } from "@/lib/platform/export/export";
import { operation } from "@/lib/platform/http/operation";
import { jobView } from "@/lib/platform/jobs/jobs";
import { JobView } from "@/lib/platform/jobs/schema";
import { previewImport } from "../imports/preview";
import { getImport, listImports } from "../imports/queries";
import { emptyList, refusedRows } from "../imports/report";
import { IMPORT_BYTES_MAX, IMPORT_KINDS, ImportPreview, ImportView, Mapping } from "../imports/schema";
import { discardImport, setMapping, startImport, undoImport, uploadImport } from "../imports/service";
import { refused } from "../intake/check-file";
import { ListForm } from "../schema";

const staff = { who: "staff" } as const;
const importId = z.object({
  id: z
    .string()
    .max(60)
    .meta({ description: "The import", examples: ["01939e2c-6f2a-7b0e-8c1d-2f6f6f6f6f6f"] }),
});
const Answer = <D extends z.ZodType>(data: D) => z.object({ status: z.literal("success"), data });
const ok = <D>(data: D) => ({ status: "success" as const, data });

/** Lists of candidates and certificates. */
export const importOperations = [
  operation({
    id: "candidates.imports",
    method: "GET",
    path: "/imports",
    summary: "List the imports, newest first",
    ...staff,
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: "Rows at most" }),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0).meta({ description: "Rows to leave out" }),
    }),
    response: Answer(z.array(ImportView)).extend({ total: z.int() }),
    async handle({ actor, query }) {
      const { items, total } = await listImports(actor, { skip: query.offset, take: query.limit });
      return { ...ok(items), total };
    },
  }),
  operation({
    id: "candidates.importTemplate",
    method: "GET",
    path: "/imports/template/{kind}",
    summary: "Download an empty list with a header that needs no mapping",
    ...staff,
    params: z.object({ kind: z.enum(IMPORT_KINDS).meta({ description: "What the list is of" }) }),
    response: { binary: [EXPORT_TYPES.csv] },
    handle: ({ params }) => emptyList(params.kind),
  }),
  operation({
    id: "candidates.uploadImport",
    method: "POST",
    path: "/imports",
    summary: "Send a list of candidates or certificates as CSV or XLSX",
    description:
      "Nothing is made of it yet. The answer says which column was taken for which field; formulas are text. At most 10,000 rows.",
    ...staff,
    status: 201,
    body: ListForm,
    bodyKinds: ["uploads"],
    fileBytesMax: { file: IMPORT_BYTES_MAX },
    response: Answer(ImportView),
    replay: async (actor, id) => ok(await getImport(actor, id)),
    async handle({ actor, body }) {
      if (!body.file) throw refused("file_missing", "No file selected");
      const kind = IMPORT_KINDS.find((name) => name === body.kind);
      if (!kind) throw refused("unknown_kind", `kind must be one of: ${IMPORT_KINDS.join(", ")}`);
      return ok(await getImport(actor, (await uploadImport(actor, kind, body.file)).id));
    },
  }),
  operation({
    id: "candidates.import",
    method: "GET",
    path: "/imports/{id}",
    summary: "Read how far an import is",
    ...staff,
    params: importId,
    response: Answer(ImportView),
    handle: async ({ actor, params }) => ok(await getImport(actor, params.id)),
  }),
  operation({
    id: "candidates.importMapping",
    method: "PUT",
    path: "/imports/{id}/mapping",
    summary: "Say which column is which field",
    ...staff,
    params: importId,
    body: z
      .object({ mapping: Mapping })
      .meta({ override: { examples: [{ mapping: { firstName: 0, lastName: 1, passport: 2 } }] } }),
    response: Answer(ImportView),
    async handle({ actor, params, body }) {
      await setMapping(actor, params.id, body.mapping);
      return ok(await getImport(actor, params.id));
    },
  }),
  operation({
    id: "candidates.importPreview",
    method: "GET",
    path: "/imports/{id}/preview",
    summary: "Read what an import would do",
    description:
      "Each row that cannot be imported with its column and reason; duplicates are found before anything is made.",
    ...staff,
    params: importId,
    response: Answer(ImportPreview),
    handle: async ({ actor, params }) => ok(await previewImport(actor, params.id)),
  }),
  operation({
    id: "candidates.startImport",
    method: "POST",
    path: "/imports/{id}/start",
    summary: "Import the good rows of a list as a job",
    description: "One that failed or was cancelled goes on where it stopped; no row is made twice.",
    ...staff,
    status: 202,
    params: importId,
    response: Answer(JobView),
    handle: async ({ actor, params }) => ok(jobView(await startImport(actor, params.id))),
  }),
  operation({
    id: "candidates.undoImport",
    method: "POST",
    path: "/imports/{id}/undo",
    summary: "Take back what an import made, as a job",
    description: "Whatever somebody has changed since is left, with the reason.",
    ...staff,
    status: 202,
    params: importId,
    response: Answer(JobView),
    handle: async ({ actor, params }) => ok(jobView(await undoImport(actor, params.id))),
  }),
  operation({
    id: "candidates.importRefused",
    method: "GET",
    path: "/imports/{id}/refused",
    summary: "Download the refused rows as CSV, to mend and import again",
    ...staff,
    params: importId,
    response: { binary: [EXPORT_TYPES.csv] },
    handle: ({ actor, params }) => refusedRows(actor, params.id),
  }),
  operation({
    id: "candidates.discardImport",
    method: "DELETE",
    path: "/imports/{id}",
    summary: "Forget a list of which nothing was made",
    ...staff,
    params: importId,
    response: z.object({ status: z.literal("success"), message: z.string() }),
    async handle({ actor, params }) {
      await discardImport(actor, params.id);
      return { status: "success" as const, message: "The list was given up" };
    },
  }),
];
