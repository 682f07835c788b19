import { z } from "zod";
import { LegalDate } from "@/lib/platform/time";
import { CERTIFICATE_NUMBER } from "../number";
import { RowId } from "../schema";

const words = (name: string, max: number) =>
  z.string().trim().min(1, "is required").max(max).meta({ description: name });
const optional = <S extends z.ZodType>(schema: S) =>
  z
    .union([z.literal("").transform(() => null), schema])
    .nullish()
    .transform((value) => value ?? null);

/** A client sends many at once; more than this is a mistake. */
const IDS_MAX = 10_000;
export const CertificateIds = z.array(RowId).min(1, "names no certificate").max(IDS_MAX);

export const SaveInput = z
  .object({
    firstName: words("As the candidate was saved", 200),
    lastName: words("As the candidate was saved", 200),
    passport: words("As the candidate was saved", 60),
    certificateName: words("What the candidate chooses", 200),
    clientName: optional(z.string().trim().max(255)),
    verificationImageData: optional(z.string()).meta({
      description: "Picture in base64, with a data URL's head or without",
    }),
    certificateImageData: optional(z.string()).meta({
      description: "Picture in base64, with a data URL's head or without",
    }),
    certificateNumber: optional(
      z.string().trim().toUpperCase().regex(CERTIFICATE_NUMBER, "must be a course code, DDMMYY and four digits"),
    ),
    startDate: optional(LegalDate),
    endDate: optional(LegalDate),
  })
  .meta({
    override: {
      examples: [{ firstName: "Mei", lastName: "Lin", passport: "P7654321", certificateName: "Basic Safety" }],
    },
  });
export type SaveInput = z.output<typeof SaveInput>;

export const IdInput = z.object({ id: RowId }).meta({ override: { examples: [{ id: 7 }] } });
export const RenameInput = z
  .object({ id: RowId, certificate_name: words("Another certificate", 200) })
  .meta({ override: { examples: [{ id: 7, certificate_name: "Advanced Fire Fighting" }] } });

/** Rates by certificate id or name, in rupees; what is no such thing is left aside, since the contract reads none of it. */
const Rates = z.record(z.string().max(200), z.coerce.number().min(0).max(10_000_000)).catch({}).default({});
export type RateData = z.output<typeof Rates>;

export const CompanyInput = z
  .object({ certificateIds: CertificateIds, companyName: words("Who is billed", 255), rateData: Rates })
  .meta({ override: { examples: [{ certificateIds: [7], companyName: "Delta Marine" }] } });

export const IdsInput = z
  .object({ certificateIds: CertificateIds })
  .meta({ override: { examples: [{ certificateIds: [7] }] } });

export const StatusInput = z
  .object({
    certificateIds: CertificateIds.optional(),
    certificate_ids: CertificateIds.optional(),
    id: RowId.optional(),
    status: z.string().trim().min(1).max(40).default("done"),
  })
  .transform(({ certificateIds, certificate_ids, id, status }) => ({
    ids: certificateIds ?? certificate_ids ?? (id === undefined ? [] : [id]),
    status,
  }))
  .meta({ override: { examples: [{ certificateIds: [7], status: "done" }] } });
