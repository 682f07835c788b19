import { z } from "zod";
import { ID_MAX } from "@/lib/platform/http/parameters";
import type { ReceivedFile } from "@/lib/platform/storage/multipart";
import { FILE_KINDS, FORM_FILES, REQUIRED_FILES } from "./kinds";

/** A candidate's form: what the contract names and whatever else a client sends. */
export const AnyData = z.record(z.string(), z.unknown());
const success = z.literal("success");

export const FileView = z
  .object({
    id: z.int(),
    file_name: z.string(),
    file_type: z.string(),
    mime_type: z.string(),
    file_size: z.int().meta({ description: "Bytes" }),
    image_num: z.int().meta({ description: "Which of the candidate's pictures it is, from 1" }),
    image_type: z.enum(FILE_KINDS),
    upload_time: z.iso.datetime(),
  })
  .meta({ id: "CandidateFile" });

export const CandidateView = z
  .object({
    id: z.int(),
    candidate_name: z.string(),
    session_id: z.string().nullable(),
    candidate_data: AnyData,
    ocr_data: AnyData,
    created_at: z.iso.datetime(),
    last_updated: z.iso.datetime(),
    files: z.array(FileView),
  })
  .meta({ id: "Candidate" });

export const CandidateList = z.object({ status: success, data: z.array(CandidateView), total: z.int() });

const Blocks = { passport_front: AnyData, passport_back: AnyData, cdc: AnyData };
export const UploadAnswer = z
  .object({
    status: success,
    message: z.string(),
    session_id: z.string(),
    json_file: z.null(),
    files_processed: z.int(),
    ocr_enabled: z.boolean(),
    storage_type: z.literal("temp_folder"),
    data: z.object({
      ...Blocks,
      session_id: z.string(),
      uploaded_files: z.record(z.string(), z.string()),
      temp_file_paths: z.record(z.string(), z.string()).meta({ description: "File names; paths are the office's own" }),
      timestamp: z.iso.datetime(),
      last_updated: z.iso.datetime(),
      ocr_enabled: z.boolean(),
    }),
  })
  .meta({ id: "CandidateUpload" });
export const OcrFile = z.object({ status: success, data: z.object(Blocks).catchall(z.unknown()) });

const isReceived = (value: unknown): value is ReceivedFile =>
  typeof value === "object" && value !== null && "staged" in value;
/** Text under a file's name, as FormData writes `null`, is no file. */
const file = (description: string) =>
  z
    .custom<ReceivedFile | undefined>((value) => value === undefined || isReceived(value) || typeof value === "string")
    .meta({ override: { type: "string", format: "binary" } })
    .transform((value) => (isReceived(value) ? value : undefined))
    .optional()
    .meta({ description, override: { type: "string", format: "binary", description } });

/** POST /upload-images. Which of them are required is told in the contract's own words. */
export const UploadForm = z
  .object(
    Object.fromEntries(
      FORM_FILES.map((name) => [
        name,
        file(
          `${REQUIRED_FILES.includes(name) ? "Required" : "Optional"}: ${name === "marksheet" ? "picture, PDF or Word document" : "JPEG or PNG"}, at most 5 MB`,
        ),
      ]),
    ) as Record<(typeof FORM_FILES)[number], ReturnType<typeof file>>,
  )
  .meta({
    override: {
      examples: [
        {
          photo: "me.jpg",
          signature: "signature.png",
          passport_front_img: "front.jpg",
          passport_back_img: "back.jpg",
          cdc_img: "cdc.jpg",
        },
      ],
    },
  });

export const ScreenshotForm = z
  .object({
    sessionId: z.string().max(100).optional(),
    paymentScreenshot: file("JPEG or PNG, at most 5 MB"),
  })
  .meta({
    override: { examples: [{ sessionId: "01939e2c-6f2a-7b0e-8c1d-2f6f6f6f6f6f", paymentScreenshot: "upi.png" }] },
  });
export const OneFileForm = z
  .object({ file: file("At most 5 MB") })
  .meta({ override: { examples: [{ file: "front.jpg" }] } });
export const ListForm = z
  .object({ kind: z.string().max(40).optional(), file: file("CSV or XLSX, at most 10 MB and 10,000 rows") })
  .meta({ override: { examples: [{ kind: "candidates", file: "candidates.csv" }] } });
export const TestOcrForm = z
  .object({ image: file("A picture, at most 5 MB") })
  .meta({ override: { examples: [{ image: "front.jpg" }] } });

export const SaveBody = AnyData.meta({
  override: {
    examples: [
      {
        session_id: "01939e2c-6f2a-7b0e-8c1d-2f6f6f6f6f6f",
        firstName: "Mei",
        lastName: "Lin",
        passport: "P7654321",
        email: "mei.lin@example.org",
        phone: "+91 22 5550 1000",
        dob: "1991-04-05",
      },
    ],
  },
});
export const SaveAnswer = z
  .object({
    status: success,
    message: z.string(),
    candidate_name: z.string(),
    record_id: z.int(),
    files_count: z.int(),
    session_id: z.string(),
    filename: z.string(),
    storage_type: z.literal("separate_tables"),
  })
  .meta({ id: "CandidateSaved" });

export const rowId = z.coerce.number().int().positive().max(ID_MAX);
export const candidateId = z.object({ id: rowId.meta({ description: "The candidate's id", examples: [41] }) });

/** A row of the contract's master table: a certificate of a candidate with what it was billed by. */
export const MasterRow = z
  .object({
    id: z.int(),
    creation_date: z.iso.datetime(),
    client_name: z.string(),
    client_id: z.string(),
    candidate_id: z.int(),
    candidate_name: z.string(),
    nationality: z.string(),
    passport: z.string(),
    cdcNo: z.string(),
    indosNo: z.string(),
    certificate_name: z.string(),
    certificate_id: z.int(),
    companyName: z.string(),
    person_in_charge: z.string(),
    delivery_note: z.string(),
    delivery_date: z.string(),
    terms_of_delivery: z.string(),
    invoice_no: z.string(),
  })
  .meta({ id: "CandidateMasterRow" });

export const CertificateRow = z
  .object({
    id: z.int(),
    candidate_id: z.int(),
    candidate_name: z.string(),
    client_name: z.string(),
    certificate_name: z.string(),
    certificate_number: z.string().nullable(),
    creation_date: z.iso.datetime(),
    issue_date: z.string().nullable(),
    expiry_date: z.string().nullable(),
    state: z.string(),
    status: z.string(),
    has_verification_image: z.boolean(),
    has_certificate_image: z.boolean(),
  })
  .meta({ id: "CandidateCertificateRow" });

const combined = {
  candidate_name: z.string(),
  master_data: z.array(MasterRow),
  uploads: z.array(FileView),
  certificates: z.array(CertificateRow),
  candidate_info: CandidateView.nullable(),
  data_sources: z.object({
    master_table_records: z.int(),
    upload_files: z.int(),
    certificate_records: z.int(),
    has_candidate_info: z.boolean(),
  }),
};
export const Combined = z.object(combined);
/** The same keys on both levels: one client reads `data`, another the answer itself. */
export const CombinedAnswer = Combined.extend({ status: success, data: Combined }).meta({ id: "CandidateCombined" });
