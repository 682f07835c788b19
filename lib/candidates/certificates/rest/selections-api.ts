import { z } from "zod";
import { type Operation, operation } from "@/lib/platform/http/operation";
import { pathId } from "@/lib/platform/http/parameters";
import { downloadResponse } from "@/lib/platform/storage/download";
import { LegalDate } from "@/lib/platform/time";
import { admitDesk } from "../../policy";
import { COURSE_CODE } from "../number";
import {
  assertSome,
  certificateImage,
  deleteSelection,
  renameSelection,
  saveSelection,
  setCompany,
  setStatus,
} from "../selections";
import { Done, done, ok, success } from "./envelope";
import { CompanyInput, IdInput, IdsInput, RenameInput, SaveInput, StatusInput } from "./inputs";
import { lastSequence, namesByIds, selectionsForReceipt } from "./selection-queries";

/** Two pictures of 10 MB in base64, and the words. */
const SAVE_BYTES_MAX = 28 * 1024 * 1024;
const desk = { who: "anyone", admit: admitDesk } as const;

const Marks = {
  creation_date: z.iso.datetime(),
  has_verification_image: z.boolean(),
  has_certificate_image: z.boolean(),
};
const Selection = z.object({ id: z.int(), certificate_name: z.string(), ...Marks });
const Group = Selection.extend({
  candidate_id: z.int(),
  candidate_name: z.string(),
  client_name: z.string().nullable(),
  certificate_count: z.int(),
  certificates: z.array(Selection),
});

const images = (["verification", "certificate"] as const).map((which) =>
  operation({
    id: `certificate.${which}Image`,
    method: "GET",
    path: `/${which}-image/{id}`,
    summary: `Read the ${which} image of a certificate`,
    ...desk,
    params: pathId("The certificate's id"),
    response: { binary: ["image/jpeg", "image/png", "image/webp", "image/gif"] },
    handle: async ({ actor, params, request }) =>
      downloadResponse(await certificateImage(actor, params.id, which), request, { disposition: "inline" }),
  }),
);

/** Contract 5, section 5.4: what candidates choose. */
export const selectionOperations: Operation[] = [
  operation({
    id: "certificate.tables",
    method: "POST",
    path: "/create-receipt-invoice-table",
    summary: "Check that receipts can be written",
    description: "The contract's name promises more than it does; migrations have made the tables.",
    ...desk,
    response: z.object({
      status: z.literal("success"),
      message: z.string(),
      existing_tables: z.array(z.string()),
      tables_exist: z.boolean(),
    }),
    handle: async () => ({
      ...done("Both receipt tables exist"),
      existing_tables: ["ReceiptInvoiceData", "ReceiptAmountReceived"],
      tables_exist: true,
    }),
  }),
  operation({
    id: "certificate.save",
    method: "POST",
    path: "/save-certificate-data",
    summary: "Choose a certificate for a candidate",
    description:
      "The candidate is found by the key that is derived from the names and the passport, as it was when they were saved. Choosing the same again answers `duplicate`.",
    ...desk,
    body: SaveInput,
    maxBodyBytes: SAVE_BYTES_MAX,
    response: z.object({
      status: z.literal("success").optional(),
      duplicate: z.literal(true).optional(),
      message: z.string(),
      data: z
        .object({
          id: z.int(),
          candidate_id: z.int(),
          candidate_name: z.string(),
          client_name: z.string().nullable(),
          certificate_name: z.string(),
          has_images: z.boolean(),
        })
        .optional(),
      total_certificates: z.int().optional(),
    }),
    async handle({ actor, body }) {
      const { certificate, candidateName, hasImages, duplicate, total } = await saveSelection(actor, body);
      if (duplicate)
        return { duplicate: true as const, message: `${candidateName} has chosen ${body.certificateName} already` };
      return {
        ...done("Certificate data saved successfully"),
        data: {
          id: certificate.id,
          candidate_id: certificate.candidateId,
          candidate_name: candidateName,
          client_name: certificate.clientName,
          certificate_name: certificate.certificateName,
          has_images: hasImages,
        },
        total_certificates: total,
      };
    },
  }),
  operation({
    id: "certificate.selections",
    method: "GET",
    path: "/get-certificate-selections-for-receipt",
    summary: "List what can be put on a receipt, by candidate",
    ...desk,
    response: success(z.array(Group)).extend({ total: z.int(), total_certificates: z.int() }),
    handle: async ({ actor }) => ({ status: "success" as const, ...(await selectionsForReceipt(actor)) }),
  }),
  operation({
    id: "certificate.deleteSelection",
    method: "DELETE",
    path: "/delete-certificate-selection",
    summary: "Remove a selection that was not issued",
    ...desk,
    body: IdInput,
    response: Done,
    async handle({ actor, body }) {
      await deleteSelection(actor, body.id);
      return done("Certificate selection deleted");
    },
  }),
  operation({
    id: "certificate.updateSelection",
    method: "PUT",
    path: "/update-certificate-selection",
    summary: "Choose another certificate in a selection's place",
    ...desk,
    body: RenameInput,
    response: Done,
    async handle({ actor, body }) {
      await renameSelection(actor, body.id, body.certificate_name);
      return done("Certificate selection updated");
    },
  }),
  operation({
    id: "certificate.company",
    method: "POST",
    path: "/update-certificate-company-data",
    summary: "Say which company certificates are billed to",
    description: "`rateData` may give a rate for each, by certificate id or name.",
    ...desk,
    body: CompanyInput,
    response: Done.extend({ updated_count: z.int() }),
    async handle({ actor, body }) {
      const count = await setCompany(actor, body.certificateIds, body.companyName, body.rateData);
      return { ...done(`${count} certificates are of ${body.companyName}`), updated_count: count };
    },
  }),
  ...images,
  operation({
    id: "certificate.names",
    method: "POST",
    path: "/get-candidate-names-by-ids",
    summary: "Tell whose certificates these are",
    ...desk,
    body: IdsInput,
    response: success(z.record(z.string(), z.object({ candidate_name: z.string(), certificate_name: z.string() }))),
    handle: async ({ actor, body }) => ok(await namesByIds(actor, body.certificateIds)),
  }),
  operation({
    id: "certificate.lastSequence",
    method: "GET",
    path: "/last-sequence",
    summary: "Tell the last serial of a course's numbers on a day",
    description: "Nothing is reserved: a number is given when the certificate is issued.",
    ...desk,
    query: z.object({
      course_code: z
        .string()
        .toUpperCase()
        .regex(COURSE_CODE)
        .optional()
        .meta({ description: "Five letters or digits" }),
      date: LegalDate.optional().meta({ description: "Default: today" }),
    }),
    response: success(
      z.object({
        last_sequence: z.int(),
        next_sequence: z.int(),
        prefix: z.string().nullable(),
        next_number: z.string().nullable(),
      }),
    ).extend({ last_sequence: z.int() }),
    async handle({ actor, query }) {
      const data = await lastSequence(actor, query.course_code, query.date);
      return { ...ok(data), last_sequence: data.last_sequence };
    },
  }),
  operation({
    id: "certificate.status",
    method: "POST",
    path: "/update-certificate-status",
    summary: "Say whether a receipt was written for certificates",
    description: "Also at /api/bookkeeping/certificate/update-certificate-status.",
    ...desk,
    body: StatusInput,
    response: Done.extend({ updated_count: z.int() }),
    async handle({ actor, body }) {
      assertSome(body.ids);
      const count = await setStatus(actor, body.ids, body.status);
      return { ...done(`${count} certificates are ${body.status}`), updated_count: count };
    },
  }),
];
