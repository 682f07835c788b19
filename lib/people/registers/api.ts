import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { api, operation } from "@/lib/platform/http/operation";
import { type RegisterEntry, RegisteredCitizen, RegisteredDriver, RegisteredInfringement } from "./register";
import { findInRegisters, importCitizen, NOT_CONNECTED } from "./service";

const IdNumber = z.object({
  id_number: z
    .string()
    .max(50)
    .meta({ description: "South African identity number, 13 digits", examples: ["9001010015088"] }),
});

/** Contract 1.4: a look-up that finds nothing is no error; `success` says so. */
const found = <D extends z.ZodType>(data: D) =>
  z.union([z.object({ success: z.literal(true), data }), z.object({ success: z.literal(false), message: z.string() })]);

async function answer<D>(actor: Actor, idNumber: string, choose: (entry: RegisterEntry) => D | null) {
  const entry = await findInRegisters(actor, idNumber);
  if (!entry) return { success: false as const, message: NOT_CONNECTED };
  const data = choose(entry);
  return data === null
    ? { success: false as const, message: "Nothing is on record under this ID number" }
    : { success: true as const, data };
}

const Infringements = z.object({ infringements: z.array(RegisteredInfringement) });
const Consolidated = z.object({
  citizen: RegisteredCitizen.nullable(),
  driver: RegisteredDriver.nullable(),
  infringements: z.array(RegisteredInfringement),
});

const isEmpty = ({ citizen, driver, infringements }: RegisterEntry) =>
  !citizen && !driver && infringements.length === 0;

export const externalApi = api({
  base: "/api/v1/external",
  tag: "People",
  envelope: "detail",
  operations: [
    operation({
      id: "external.citizen",
      method: "GET",
      path: "/citizen/{id_number}",
      summary: "Look a person up in the population register",
      description:
        "Each look-up is on the audit trail. `success` is false when nothing is on record, or no register connected.",
      who: "staff",
      params: IdNumber,
      response: found(RegisteredCitizen),
      errors: { invalid_id_number: 400, register_unavailable: 503 },
      handle: ({ actor, params }) => answer(actor, params.id_number, ({ citizen }) => citizen),
    }),
    operation({
      id: "external.driver",
      method: "GET",
      path: "/driver/{id_number}",
      summary: "Look a driver up in another authority's register",
      who: "staff",
      params: IdNumber,
      response: found(RegisteredDriver),
      errors: { invalid_id_number: 400, register_unavailable: 503 },
      handle: ({ actor, params }) => answer(actor, params.id_number, ({ driver }) => driver),
    }),
    operation({
      id: "external.infringement",
      method: "GET",
      path: "/infringement/{id_number}",
      summary: "Look traffic offences up",
      who: "staff",
      params: IdNumber,
      response: found(Infringements),
      errors: { invalid_id_number: 400, register_unavailable: 503 },
      handle: ({ actor, params }) =>
        answer(actor, params.id_number, ({ infringements }) =>
          infringements.length > 0 ? { infringements: [...infringements] } : null,
        ),
    }),
    operation({
      id: "external.consolidated",
      method: "GET",
      path: "/consolidated/{id_number}",
      summary: "Look a person, their driving license and offences up at once",
      who: "staff",
      params: IdNumber,
      response: found(Consolidated),
      errors: { invalid_id_number: 400, register_unavailable: 503 },
      handle: ({ actor, params }) =>
        answer(actor, params.id_number, (entry) =>
          isEmpty(entry) ? null : { ...entry, infringements: [...entry.infringements] },
        ),
    }),
    operation({
      id: "external.import",
      method: "POST",
      path: "/import-citizen/{id_number}",
      summary: "Register a person from the population register",
      description:
        "Somebody who is registered here already is left as they are: `success` is false and `citizen_id` says who.",
      who: "staff",
      params: IdNumber,
      response: z.object({
        success: z.boolean(),
        message: z.string(),
        citizen_id: z.int().nullable(),
        sources: z.array(z.string()),
      }),
      errors: { invalid_id_number: 400, register_unavailable: 503, duplicate_id_number: 409 },
      async handle({ actor, params }) {
        const imported = await importCitizen(actor, params.id_number);
        if (!imported.person) return { success: false, message: imported.reason, citizen_id: null, sources: [] };
        const { person, known, sources } = imported;
        const message = known ? "A citizen with this ID number already exists" : "Citizen imported";
        return { success: !known, message, citizen_id: person.id, sources: [...sources] };
      },
    }),
  ],
});
