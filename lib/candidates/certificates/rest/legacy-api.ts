import { z } from "zod";
import { type Operation, operation } from "@/lib/platform/http/operation";
import { pathId } from "@/lib/platform/http/parameters";
import { admitDesk } from "../../policy";
import { LegacyInput, LegacyView } from "../legacy/schema";
import { createLegacy, getLegacy, listLegacy, removeLegacy, updateLegacy } from "../legacy/service";
import { Done, done, ok, success } from "./envelope";

const desk = { who: "anyone", admit: admitDesk } as const;
const legacyId = pathId("The noted certificate's id");
const page = {
  limit: z.coerce.number().int().min(1).max(1000).default(1000).meta({ description: "Rows at most" }),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0).meta({ description: "Rows to leave out" }),
};
const words = z
  .string()
  .max(200)
  .optional()
  .meta({ description: "Words of name, passport, company, certificate or number", examples: ["lin"] });
const List = success(z.array(LegacyView)).extend({ total: z.int() });
const listed = ({ items, total }: { items: LegacyView[]; total: number }) => ({ ...ok(items), total });

/** Certificates of earlier systems, as later versions of contract 5 have them below /misc/legacy-certificates. */
export const legacyOperations: Operation[] = [
  operation({
    id: "legacyCertificates.list",
    method: "GET",
    path: "/legacy-certificates",
    summary: "List certificates that were issued before the office kept them here, newest first",
    description: "Also at /misc/legacy-certificates.",
    ...desk,
    query: z.object({ q: words, ...page }),
    response: List,
    handle: async ({ actor, query }) => listed(await listLegacy(actor, query)),
  }),
  operation({
    id: "legacyCertificates.search",
    method: "GET",
    path: "/legacy-certificates/search",
    summary: "Search certificates of earlier systems",
    ...desk,
    query: z.object({ q: words, ...page }),
    response: List,
    handle: async ({ actor, query }) => listed(await listLegacy(actor, query)),
  }),
  operation({
    id: "legacyCertificates.get",
    method: "GET",
    path: "/legacy-certificates/{id}",
    summary: "Read a certificate of an earlier system",
    ...desk,
    params: legacyId,
    response: success(LegacyView),
    handle: async ({ actor, params }) => ok(await getLegacy(actor, params.id)),
  }),
  operation({
    id: "legacyCertificates.create",
    method: "POST",
    path: "/legacy-certificates",
    summary: "Note a certificate of an earlier system",
    ...desk,
    status: 201,
    body: LegacyInput,
    response: success(LegacyView),
    replay: async (actor, id) => ok(await getLegacy(actor, Number(id))),
    handle: async ({ actor, body }) => ok(await createLegacy(actor, body)),
  }),
  operation({
    id: "legacyCertificates.update",
    method: "PUT",
    path: "/legacy-certificates/{id}",
    summary: "Change what is noted of a certificate of an earlier system",
    ...desk,
    params: legacyId,
    body: LegacyInput,
    response: success(LegacyView),
    handle: async ({ actor, params, body }) => ok(await updateLegacy(actor, params.id, body)),
  }),
  operation({
    id: "legacyCertificates.delete",
    method: "DELETE",
    path: "/legacy-certificates/{id}",
    summary: "Remove a certificate of an earlier system",
    ...desk,
    params: legacyId,
    response: Done,
    async handle({ actor, params }) {
      await removeLegacy(actor, params.id);
      return done("The certificate was removed");
    },
  }),
];
