import { z } from "zod";
import { ID_MAX } from "@/lib/platform/http/parameters";
import { Category, LICENSE_STATUSES, optionalText, printable } from "../schema";
import { APPLICATION_STATUSES, APPLICATION_TYPES } from "./states";

const Id = z.int().positive().max(ID_MAX);
const lowerCase = <T extends readonly [string, ...string[]]>(values: T, description: string) =>
  z
    .string()
    .toLowerCase()
    .pipe(z.enum(values))
    .meta({ description, override: { examples: [values[0]] } });

const fields = {
  applied_category: Category,
  application_type: lowerCase(APPLICATION_TYPES, `${APPLICATION_TYPES.join(", ")}; new when missing`).optional(),
  license_id: Id.nullish().meta({
    description:
      "The license to renew, replace or upgrade; may be left out where the citizen has just one. Not for new and conversion",
  }),
  documents_verified: z.boolean().optional().meta({ description: "The documents were seen and are in order" }),
  medical_verified: z.boolean().optional().meta({ description: "The medical declaration allows driving" }),
  payment_verified: z.boolean().optional().meta({ description: "The fee is paid" }),
};

export const ApplicationInput = z
  .object({ citizen_id: Id.meta({ description: "The applicant's id" }), ...fields })
  .meta({ id: "ApplicationCreate", override: { examples: [{ citizen_id: 5, applied_category: "B" }] } });
export type ApplicationInput = z.output<typeof ApplicationInput>;

export const ApplicationPatch = z
  .object({
    applied_category: fields.applied_category,
    documents_verified: fields.documents_verified,
    medical_verified: fields.medical_verified,
    payment_verified: fields.payment_verified,
    status: lowerCase(
      APPLICATION_STATUSES,
      "under_review takes it up, completed closes it after the card was handed over; the other decisions have addresses of their own",
    ),
    review_notes: optionalText(2000).meta({ description: "For the desk" }),
    version: z
      .int()
      .max(ID_MAX)
      .meta({ description: "The version that you have read; refused with 409 when somebody changed the row since" }),
  })
  .partial()
  .meta({ id: "ApplicationUpdate", override: { examples: [{ documents_verified: true, status: "under_review" }] } });
export type ApplicationPatch = z.output<typeof ApplicationPatch>;

export const ApproveInput = z
  .object({ notes: optionalText(2000).meta({ description: "Kept as the review's notes" }) })
  .meta({ id: "ApplicationApprove", override: { examples: [{ notes: "All papers seen" }] } });

const Reason = printable(2000).min(1, "is required");
export const RejectInput = z
  .object({ reason: Reason.meta({ description: "Kept as the review's notes" }) })
  .meta({ id: "ApplicationReject", override: { examples: [{ reason: "The eye test was not passed" }] } });

export const RequestDocumentsInput = z
  .object({
    documentList: z
      .array(printable(200).min(1, "is required"))
      .min(1, "name at least one document")
      .max(50)
      .meta({ description: "What the citizen is to bring" }),
    notes: optionalText(2000).meta({ description: "Kept as the review's notes" }),
  })
  .meta({ id: "ApplicationRequestDocuments", override: { examples: [{ documentList: ["Proof of address"] }] } });

/** An application on the wire (rest-contract 1.7). */
export const ApplicationView = z
  .object({
    id: z.int(),
    citizen_id: z.int(),
    citizen_name: z.string(),
    application_type: z.enum(APPLICATION_TYPES),
    license_id: z.int().nullable().meta({ description: "The license to be renewed, replaced or upgraded" }),
    applied_category: z.string(),
    status: z.enum(APPLICATION_STATUSES),
    application_date: z.iso.datetime(),
    last_updated: z.iso.datetime(),
    reviewed_by: z.int().nullable().meta({ description: "The user who made the last decision" }),
    review_date: z.iso.datetime().nullable(),
    review_notes: z.string().nullable(),
    requested_documents: z.array(z.string()).meta({ description: "What the citizen was last asked to bring" }),
    documents_verified: z.boolean(),
    medical_verified: z.boolean(),
    payment_verified: z.boolean(),
    approved_license_id: z.int().nullable().meta({ description: "The license that the approval issued or changed" }),
    is_active: z.boolean(),
    version: z.int().meta({ description: "Counts up with every change" }),
  })
  .meta({
    id: "Application",
    examples: [
      {
        id: 7,
        citizen_id: 5,
        citizen_name: "Ada Nkosi",
        application_type: "new",
        license_id: null,
        applied_category: "B",
        status: "submitted",
        application_date: "2026-11-20T08:00:00.000Z",
        last_updated: "2026-11-20T08:00:00.000Z",
        reviewed_by: null,
        review_date: null,
        review_notes: null,
        requested_documents: [],
        documents_verified: false,
        medical_verified: false,
        payment_verified: false,
        approved_license_id: null,
        is_active: true,
        version: 1,
      },
    ],
  });
export type ApplicationView = z.output<typeof ApplicationView>;

export const Approval = z
  .object({ message: z.string(), application_id: z.int(), license_id: z.int(), license_number: z.string() })
  .meta({
    id: "ApplicationApproval",
    examples: [
      {
        message: "Application approved successfully",
        application_id: 7,
        license_id: 12,
        license_number: "L-1A2B-3C4D-5E6F",
      },
    ],
  });
export type Approval = z.output<typeof Approval>;

export const TRANSACTION_TYPES = [
  "license_issuance",
  "license_renewal",
  "license_replacement",
  "application_submission",
  "application_approval",
  "application_rejection",
  "fee_payment",
  "document_upload",
] as const;
export const TRANSACTION_STATUSES = ["pending", "completed", "failed", "cancelled"] as const;

/** A transaction on the wire (rest-contract 1.7). */
export const TransactionView = z
  .object({
    id: z.int(),
    transaction_type: z.enum(TRANSACTION_TYPES),
    transaction_ref: z.string(),
    status: z.enum(TRANSACTION_STATUSES),
    user_id: z.int().nullable().meta({ description: "Who caused it" }),
    citizen_id: z.int().nullable(),
    license_id: z.int().nullable(),
    application_id: z.int().nullable(),
    initiated_at: z.iso.datetime(),
    completed_at: z.iso.datetime().nullable(),
    amount: z.int().nullable().meta({ description: "In cents; null where no money moves" }),
    currency: z.string().meta({ description: "ISO 4217" }),
    notes: z.string().nullable(),
    transaction_metadata: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({
    id: "Transaction",
    examples: [
      {
        id: 3,
        transaction_type: "license_issuance",
        transaction_ref: "TRN-1F2E3D4C",
        status: "completed",
        user_id: 2,
        citizen_id: 5,
        license_id: 12,
        application_id: 7,
        initiated_at: "2026-11-20T08:00:00.000Z",
        completed_at: "2026-11-20T08:00:00.000Z",
        amount: 12000,
        currency: "ZAR",
        notes: null,
        transaction_metadata: null,
      },
    ],
  });
export type TransactionView = z.output<typeof TransactionView>;

/** With its user, citizen and license nested, as one transaction is answered. */
export const TransactionDetail = TransactionView.extend({
  user: z.object({ id: z.int(), username: z.string(), full_name: z.string().nullable() }).nullable(),
  citizen: z.object({ id: z.int(), id_number: z.string(), first_name: z.string(), last_name: z.string() }).nullable(),
  license: z
    .object({
      id: z.int(),
      license_number: z.string(),
      category: z.string(),
      status: z.enum(LICENSE_STATUSES),
    })
    .nullable(),
}).meta({ id: "TransactionDetail" });
export type TransactionDetail = z.output<typeof TransactionDetail>;
