import { z } from "zod";
import { api, operation } from "@/lib/platform/http/operation";
import { PageQuery, pageOf, pathId } from "@/lib/platform/http/parameters";
import { exportOperations } from "./export-api";
import { photoOperations } from "./photo-api";
import { getPerson, listPeople } from "./queries";
import { Citizen, PersonInput, PersonPatch } from "./schema";
import { createPerson, removePerson, updatePerson } from "./service";
import { citizenView } from "./view";

const CitizenId = pathId("The person's id");

/** An older client pages with `page` and expects `{data, total}`; the platform client skips and expects an array. */
const CitizenList = z.union([z.array(Citizen), z.object({ data: z.array(Citizen), total: z.int() })]);

export const citizensApi = api({
  base: "/api/v1/citizens",
  tag: "People",
  envelope: "detail",
  operations: [
    operation({
      id: "citizens.list",
      method: "GET",
      path: "",
      summary: "List people",
      who: "staff",
      query: PageQuery.extend({
        page: z.coerce
          .number()
          .int()
          .min(1)
          .max(1_000_000)
          .optional()
          .meta({ description: "Page instead of skip, counted from 1; the answer is then {data, total}" }),
        q: z.string().max(200).optional().meta({ description: "Words of the names or the id number" }),
      }),
      response: CitizenList,
      async handle({ actor, query }) {
        const skip = query.page ? (query.page - 1) * query.limit : query.skip;
        const { items, total } = await listPeople(actor, { q: query.q }, { skip, take: query.limit });
        const data = items.map(citizenView);
        return query.page ? { data, total } : data;
      },
    }),
    operation({
      id: "citizens.create",
      method: "POST",
      path: "",
      summary: "Register a person",
      who: "staff",
      body: PersonInput,
      response: Citizen,
      errors: { duplicate_id_number: 400 },
      replay: async (actor, id) => citizenView(await getPerson(actor, Number(id))),
      handle: async ({ actor, body }) => citizenView(await createPerson(actor, body)),
    }),
    operation({
      id: "citizens.search",
      method: "GET",
      path: "/search",
      summary: "Search people by part of a name or id number",
      who: "staff",
      query: z.object({
        id_number: z.string().max(50).optional().meta({ description: "Part of the id number" }),
        first_name: z.string().max(100).optional().meta({ description: "Part of the first name" }),
        last_name: z
          .string()
          .max(100)
          .optional()
          .meta({ description: "Part of the surname", examples: ["Nkosi"] }),
        q: z.string().max(200).optional().meta({ description: "Words of the names or the id number" }),
        query: z.string().max(200).optional().meta({ description: "The same as q" }),
        ...PageQuery.shape,
      }),
      response: z.array(Citizen),
      async handle({ actor, query }) {
        const filter = {
          q: query.q ?? query.query,
          idNumber: query.id_number,
          firstName: query.first_name,
          lastName: query.last_name,
        };
        const { items } = await listPeople(actor, filter, pageOf(query));
        return items.map(citizenView);
      },
    }),
    operation({
      id: "citizens.get",
      method: "GET",
      path: "/{id}",
      summary: "Read a person",
      who: "user",
      params: CitizenId,
      response: Citizen,
      handle: async ({ actor, params }) => citizenView(await getPerson(actor, params.id)),
    }),
    operation({
      id: "citizens.update",
      method: "PUT",
      path: "/{id}",
      summary: "Change some fields of a person",
      who: "staff",
      params: CitizenId,
      body: PersonPatch,
      response: Citizen,
      errors: { duplicate_id_number: 400, edited_meanwhile: 409 },
      handle: async ({ actor, params, body }) => citizenView(await updatePerson(actor, params.id, body)),
    }),
    operation({
      id: "citizens.remove",
      method: "DELETE",
      path: "/{id}",
      summary: "Remove a person from the lists",
      description: "The row and its history stay; a person who holds a license cannot be removed.",
      who: "staff",
      params: CitizenId,
      response: Citizen,
      handle: async ({ actor, params }) => citizenView(await removePerson(actor, params.id)),
    }),
    ...photoOperations,
    ...exportOperations,
  ],
});
