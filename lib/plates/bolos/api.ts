import { z } from "zod";
import { api, operation } from "@/lib/platform/http/operation";
import { oneOf, pageOf, QueryFlag, ShortPageQuery } from "@/lib/platform/http/parameters";
import { exportList, importList, LIST_BYTES_MAX, previewList } from "./list";
import { matchOperations } from "./match-api";
import { getBolo, listBolos, listEntries } from "./queries";
import { BOLO_KINDS, BoloEntryView, BoloInput, BoloPatch, BoloView, ListPreview } from "./schema";
import { createBolo, toggleBolo, updateBolo } from "./service";

const BoloId = z.object({
  id: z.uuid().meta({ description: "The BOLO's id", examples: ["01a1fea6-945d-7467-9139-9363337ba98e"] }),
});

const Csv = z.instanceof(Blob, { message: "send the CSV as a file" }).meta({
  description: "CSV in UTF-8",
  examples: ["stolen.csv"],
  override: { type: "string", format: "binary" },
});

/** Plates that somebody looks out for. */
export const bolosApi = api({
  base: "/api/bolos",
  tag: "BOLOs",
  envelope: "message",
  forbidden: "Admin privileges required",
  operations: [
    operation({
      id: "bolos.list",
      method: "GET",
      path: "",
      summary: "List what is looked out for, newest first",
      who: "staff",
      query: z.object({
        q: z
          .string()
          .max(100)
          .optional()
          .meta({ description: "Part of pattern, description or reason, or a list's plate" }),
        active: QueryFlag.optional().meta({ description: "Only those switched on, or off" }),
        kind: oneOf(BOLO_KINDS),
      }),
      response: z.array(BoloView),
      handle: async ({ actor, query }) => (await listBolos(actor, query)).items,
    }),
    operation({
      id: "bolos.create",
      method: "POST",
      path: "",
      summary: "Look out for plates",
      description: "A regular expression runs on RE2's automaton, in time linear in the plate's length.",
      who: "staff",
      body: BoloInput,
      response: BoloView,
      status: 201,
      errors: { bad_url: 422, forbidden_address: 422 },
      replay: (actor, id) => getBolo(actor, id),
      handle: async ({ actor, body }) => getBolo(actor, (await createBolo(actor, body)).id),
    }),
    operation({
      id: "bolos.get",
      method: "GET",
      path: "/{id}",
      summary: "Read what is looked out for",
      who: "staff",
      params: BoloId,
      response: BoloView,
      handle: ({ actor, params }) => getBolo(actor, params.id),
    }),
    operation({
      id: "bolos.update",
      method: "PATCH",
      path: "/{id}",
      summary: "Change what is looked out for",
      description: "What is not given stays; the kind cannot be changed.",
      who: "staff",
      params: BoloId,
      body: BoloPatch,
      response: BoloView,
      errors: { bad_url: 422, forbidden_address: 422 },
      handle: async ({ actor, params, body }) => getBolo(actor, (await updateBolo(actor, params.id, body)).id),
    }),
    operation({
      id: "bolos.toggle",
      method: "PATCH",
      path: "/{id}/toggle",
      summary: "Switch a BOLO on or off",
      who: "staff",
      params: BoloId,
      response: BoloView,
      handle: async ({ actor, params }) => getBolo(actor, (await toggleBolo(actor, params.id)).id),
    }),
    operation({
      id: "bolos.entries",
      method: "GET",
      path: "/{id}/entries",
      summary: "List the plates of a list",
      who: "staff",
      params: BoloId,
      query: ShortPageQuery.extend({ q: z.string().max(20).optional().meta({ description: "Part of the plate" }) }),
      response: z.object({ total: z.int(), items: z.array(BoloEntryView) }),
      handle: ({ actor, params, query }) => listEntries(actor, params.id, query.q, pageOf(query)),
    }),
    operation({
      id: "bolos.importEntries",
      method: "POST",
      path: "/{id}/entries/import",
      summary: "Import the plates of a list from CSV",
      description:
        "Columns plate, reason, expires_at, named in the first line. A line that is wrong stops the import, and is named.",
      who: "staff",
      params: BoloId,
      body: z
        .object({
          file: Csv,
          mode: z.enum(["replace", "add"]).default("replace").meta({ description: "Whether the present plates go" }),
        })
        .meta({ override: { examples: [{ file: "stolen.csv", mode: "replace" }] } }),
      bodyKinds: ["multipart"],
      maxBodyBytes: LIST_BYTES_MAX,
      response: z.object({ imported: z.int().meta({ examples: [120] }), entries: z.int().meta({ examples: [120] }) }),
      errors: { bad_list: 422 },
      async handle({ actor, params, body }) {
        return importList(actor, params.id, new Uint8Array(await body.file.arrayBuffer()), body.mode);
      },
    }),
    operation({
      id: "bolos.previewEntries",
      method: "POST",
      path: "/{id}/entries/preview",
      summary: "See what an import would do",
      description: "Reads the same CSV as the import and changes nothing.",
      who: "staff",
      params: BoloId,
      body: z.object({ file: Csv }).meta({ override: { examples: [{ file: "stolen.csv" }] } }),
      bodyKinds: ["multipart"],
      maxBodyBytes: LIST_BYTES_MAX,
      response: ListPreview,
      keepsNoAnswer: true,
      handle: async ({ actor, params, body }) =>
        previewList(actor, params.id, new Uint8Array(await body.file.arrayBuffer())),
    }),
    operation({
      id: "bolos.exportEntries",
      method: "GET",
      path: "/{id}/entries/export",
      summary: "Export the plates of a list as CSV",
      who: "staff",
      params: BoloId,
      response: { binary: ["text/csv"] },
      handle: ({ actor, params }) => exportList(actor, params.id),
    }),
    ...matchOperations,
  ],
});
