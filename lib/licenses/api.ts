import { z } from "zod";
import { getPerson } from "@/lib/people/queries";
import { Citizen } from "@/lib/people/schema";
import { citizenView } from "@/lib/people/view";
import { api, operation } from "@/lib/platform/http/operation";
import { PageQuery, pageOf, pathId, QueryFlag } from "@/lib/platform/http/parameters";
import { exportOperations } from "./export-api";
import { generationOperations } from "./generation-api";
import { lifeCycleOperations } from "./life-cycle-api";
import { mdlOperations } from "./mdl/api";
import { newLicenseNumber } from "./number";
import { previewOperations } from "./preview-api";
import { printOperations } from "./production/print-api";
import { getLicense, getLicenseByNumber, licensesOfPerson, listLicenses } from "./queries";
import { LICENSE_STATUSES, LicenseId, LicenseInput, LicensePatch, LicenseView } from "./schema";
import { issueLicense, removeLicense, updateLicense } from "./service";
import { templateOperations } from "./template-api";
import { holderView, type LicenseRow, licenseView } from "./view";

const LicenseDetail = z.object({
  license: LicenseView,
  citizen: z
    .object({
      id: z.int(),
      id_number: z.string(),
      first_name: z.string(),
      last_name: z.string(),
      date_of_birth: z.iso.date(),
    })
    .meta({
      description: "The holder",
      examples: [
        { id: 5, id_number: "9001010015088", first_name: "Ada", last_name: "Nkosi", date_of_birth: "1990-01-01" },
      ],
    }),
});
const detail = (license: LicenseRow) => ({ license: licenseView(license), citizen: holderView(license.person) });

export const licensesApi = api({
  base: "/api/v1/licenses",
  tag: "Licenses",
  envelope: "detail",
  operations: [
    operation({
      id: "licenses.list",
      method: "GET",
      path: "",
      summary: "List licenses",
      description: "`citizen_name_search` also matches license numbers, since clients send numbers of our form there.",
      who: "staff",
      query: PageQuery.extend({
        status: z
          .string()
          .toLowerCase()
          .pipe(z.union([z.literal("").transform(() => undefined), z.enum(LICENSE_STATUSES)]))
          .optional()
          .meta({
            description: `${LICENSE_STATUSES.join(", ")}, in upper or lower case`,
            override: { examples: ["active"] },
          }),
        license_number: z.string().max(50).optional().meta({ description: "Part of the license number" }),
        citizen_id_search: z.string().max(50).optional().meta({ description: "Part of the holder's id number" }),
        citizen_name_search: z
          .string()
          .max(200)
          .optional()
          .meta({ description: "Words of the holder's names, or of the license number" }),
        include_inactive: QueryFlag.optional().meta({ description: "Also the licenses taken out of the lists" }),
      }),
      response: z.array(LicenseView),
      async handle({ actor, query }) {
        const { items } = await listLicenses(
          actor,
          {
            status: query.status,
            licenseNumber: query.license_number,
            idNumber: query.citizen_id_search,
            q: query.citizen_name_search,
            includeInactive: query.include_inactive,
          },
          pageOf(query),
        );
        return items.map(licenseView);
      },
    }),
    operation({
      id: "licenses.create",
      method: "POST",
      path: "",
      summary: "Issue a license",
      who: "staff",
      body: LicenseInput,
      response: LicenseView,
      errors: { duplicate_license_number: 400 },
      replay: async (actor, id) => licenseView(await getLicense(actor, Number(id))),
      handle: async ({ actor, body }) => licenseView(await issueLicense(actor, body)),
    }),
    operation({
      id: "licenses.generateNumber",
      method: "GET",
      path: "/generate-number",
      summary: "Make a license number",
      description: "It is free now, but not reserved.",
      who: "staff",
      response: z.object({ license_number: z.string().meta({ examples: ["L-1A2B-3C4D-5E6F"] }) }),
      handle: async () => ({ license_number: newLicenseNumber() }),
    }),
    operation({
      id: "licenses.byNumber",
      method: "GET",
      path: "/number/{license_number}",
      summary: "Read a license by its number",
      who: "user",
      params: z.object({
        license_number: z
          .string()
          .max(50)
          .meta({ description: "The whole number", examples: ["L-1A2B-3C4D-5E6F"] }),
      }),
      response: LicenseDetail,
      handle: async ({ actor, params }) => detail(await getLicenseByNumber(actor, params.license_number)),
    }),
    ...previewOperations,
    ...templateOperations,
    operation({
      id: "licenses.get",
      method: "GET",
      path: "/{id}",
      summary: "Read a license with its holder",
      who: "user",
      params: LicenseId,
      response: LicenseDetail,
      handle: async ({ actor, params }) => detail(await getLicense(actor, params.id)),
    }),
    operation({
      id: "licenses.update",
      method: "PUT",
      path: "/{id}",
      summary: "Change some fields of a license",
      who: "staff",
      params: LicenseId,
      body: LicensePatch,
      response: LicenseView,
      errors: { duplicate_license_number: 400, edited_meanwhile: 409 },
      handle: async ({ actor, params, body }) => licenseView(await updateLicense(actor, params.id, body)),
    }),
    operation({
      id: "licenses.remove",
      method: "DELETE",
      path: "/{id}",
      summary: "Take a license out of the lists",
      who: "staff",
      params: LicenseId,
      response: LicenseView,
      handle: async ({ actor, params }) => licenseView(await removeLicense(actor, params.id)),
    }),
    ...lifeCycleOperations,
    ...generationOperations,
    ...mdlOperations,
    ...printOperations,
    ...exportOperations,
  ],
});

const CitizenId = pathId("The person's id");

/** Mounted below the people's base path, and declared here because people know no licenses. */
export const citizenLicensesApi = api({
  base: "/api/v1/citizens",
  tag: "Licenses",
  envelope: "detail",
  operations: [
    operation({
      id: "citizens.licenses",
      method: "GET",
      path: "/{id}/licenses",
      summary: "Read a person with their licenses",
      who: "user",
      params: CitizenId,
      response: z.object({ citizen: Citizen, licenses: z.array(LicenseView) }),
      async handle({ actor, params }) {
        const person = await getPerson(actor, params.id);
        return { citizen: citizenView(person), licenses: (await licensesOfPerson(actor, person.id)).map(licenseView) };
      },
    }),
  ],
});
