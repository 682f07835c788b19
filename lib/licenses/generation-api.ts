import { z } from "zod";
import { db } from "@/lib/platform/db";
import { DomainError, invalidField } from "@/lib/platform/errors";
import { type Operation, operation } from "@/lib/platform/http/operation";
import { QueryFlag } from "@/lib/platform/http/parameters";
import { waitForJob } from "@/lib/platform/jobs/service";
import { contentDisposition } from "@/lib/platform/storage/names";
import { fileStates, generationFiles } from "./generation/files";
import { downloadFile, updateLicensePhoto } from "./generation/files-service";
import { requestGeneration } from "./generation/service";
import { requestMaintenance } from "./maintenance/service";
import { getLicense } from "./queries";
import { DOWNLOAD_TYPES, FILE_TYPES, FileState, type FileType, GenerationFiles, LicenseId } from "./schema";
import { type SignedPdf, signedPdf } from "./signed-pdf/service";
import { storageFigures } from "./storage";

const PhotoUrl = z
  .string()
  .max(2000)
  .optional()
  .meta({ description: "Address of the picture; in the query or the body" });

/** As long as a client is kept waiting for its card before it is told to ask for the job instead. */
const PATIENCE_MS = 25_000;

const Generated = z.object({
  message: z.string().meta({ examples: ["License files generated successfully"] }),
  license_id: z.int().meta({ examples: [12] }),
  license_number: z.string().meta({ examples: ["L-1A2B-3C4D-5E6F"] }),
  cached: z.boolean().meta({ description: "Nothing had changed, so the files were there already", examples: [false] }),
  files: GenerationFiles.nullable().meta({ description: "null while the job is at work (202)" }),
  job_id: z
    .uuid()
    .nullable()
    .meta({
      description: "The job at /api/jobs/{id}; null when cached",
      examples: ["01a1fea6-945d-7467-9139-9363337ba98e"],
    }),
});

const statesByKey = Object.fromEntries(FILE_TYPES.map((type) => [`${type}_path`, FileState])) as Record<
  `${FileType}_path`,
  typeof FileState
>;

async function generated(licenseId: number, generationId: string, cached: boolean, jobId: string | null) {
  const license = await db().license.findUniqueOrThrow({ where: { id: licenseId } });
  const generation = await db().licenseGeneration.findUniqueOrThrow({ where: { id: generationId } });
  const files = await generationFiles(generation, license.personId);
  return {
    message: cached ? "License files retrieved from cache" : "License files generated successfully",
    license_id: licenseId,
    license_number: license.licenseNumber,
    cached,
    files: cached ? { ...files, from_cache: true } : files,
    job_id: jobId,
  };
}

const pdfResponse = ({ fileName, bytes }: SignedPdf): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-length": String(bytes.length),
      "content-disposition": contentDisposition("attachment", fileName),
      "cache-control": "private, no-store",
    },
  });

export const generationOperations: Operation[] = [
  operation({
    id: "licenses.generate",
    method: "POST",
    path: "/{id}/generate",
    summary: "Generate the card's five files",
    description:
      "Answers when the files are there. With `Prefer: respond-async`, or when it takes longer than 25 seconds, answers 202 with the job's id.",
    who: "staff",
    params: LicenseId,
    query: z.object({
      force_regenerate: QueryFlag.optional().meta({ description: "Draw anew even if nothing has changed" }),
    }),
    body: z.object({
      force_regenerate: z
        .union([z.boolean(), QueryFlag], "must be true or false")
        .nullish()
        .meta({ description: "The same; the body wins over the query", override: { examples: [false] } }),
    }),
    mayAccept: true,
    bodyKinds: ["json", "form"],
    response: Generated,
    async handle({ actor, params, query, body, request }) {
      const force = body.force_regenerate ?? query.force_regenerate ?? false;
      const requested = await requestGeneration(actor, params.id, { force });
      if (requested.outcome === "cached") return generated(params.id, requested.generationId, true, null);
      const async = /\brespond-async\b/i.test(request.headers.get("prefer") ?? "");
      const job = async ? requested.job : await waitForJob(requested.job.id, PATIENCE_MS);
      if (job.state === "done") {
        const { generation_id } = z.object({ generation_id: z.string() }).parse(job.result);
        return generated(params.id, generation_id, false, job.id);
      }
      if (job.state === "failed" || job.state === "cancelled") {
        throw new DomainError(
          "failed",
          job.errorCode ?? job.state,
          `Error generating license files: ${job.reason ?? "cancelled"}`,
        );
      }
      const { licenseNumber } = await db().license.findUniqueOrThrow({ where: { id: params.id } });
      const pending = {
        message: "License files are being generated",
        license_id: params.id,
        license_number: licenseNumber,
        cached: false,
        files: null,
        job_id: job.id,
      };
      return Response.json(pending, { status: 202, headers: { location: `/api/jobs/${job.id}` } });
    },
  }),
  operation({
    id: "licenses.files",
    method: "GET",
    path: "/{id}/files",
    summary: "List the card's files",
    who: "user",
    params: LicenseId,
    response: z.object({
      license_id: z.int(),
      license_number: z.string(),
      last_generated: z.iso.datetime().nullable(),
      generation_version: z.string(),
      files: z.object(statesByKey),
    }),
    async handle({ actor, params }) {
      const license = await getLicense(actor, params.id);
      return {
        license_id: license.id,
        license_number: license.licenseNumber,
        last_generated: license.lastGenerated?.toISOString() ?? null,
        generation_version: license.generationVersion,
        files: await fileStates(license.id, license.currentGenerationId),
      };
    },
  }),
  operation({
    id: "licenses.download",
    method: "GET",
    path: "/{id}/download/{file_type}",
    summary: "Download one of the card's files",
    description:
      "`signed_pdf` is the PDF of both sides with the office's signature (PAdES, baseline B-B), made for the asking while the license is active and its card up to date. Its certificates lead to /.well-known/iaca.pem.",
    who: "user",
    params: LicenseId.extend({
      file_type: z
        .string()
        .max(60)
        .meta({ description: `One of ${DOWNLOAD_TYPES.join(", ")}`, examples: ["combined_pdf"] }),
    }),
    response: { binary: ["image/png", "application/pdf"] },
    errors: { invalid_file_type: 400, license_not_active: 409, card_outdated: 409 },
    async handle({ actor, params, request }) {
      const type = DOWNLOAD_TYPES.find((known) => known === params.file_type);
      if (!type)
        throw new DomainError(
          "malformed",
          "invalid_file_type",
          `Invalid file type. Supported types: [${DOWNLOAD_TYPES.map((known) => `'${known}'`).join(", ")}]`,
        );
      if (type === "signed_pdf") return pdfResponse(await signedPdf(actor, params.id));
      return downloadFile(actor, params.id, type, request);
    },
  }),
  operation({
    id: "licenses.photo.update",
    method: "POST",
    path: "/{id}/photo/update",
    summary: "Take the holder's photo from an address",
    description: "The card's files are stale from then on: the next generate draws them anew.",
    who: "staff",
    params: LicenseId,
    query: z.object({ photo_url: PhotoUrl }),
    body: z.object({ photo_url: PhotoUrl }).meta({ examples: [{ photo_url: "https://photos.example/ada.jpg" }] }),
    bodyKinds: ["json", "form"],
    response: z.object({
      message: z.string(),
      license_id: z.int(),
      citizen_id: z.int(),
      original_photo_path: z.string().nullable(),
      processed_photo_path: z.string().nullable(),
      regeneration_required: z.literal(true),
    }),
    async handle({ actor, params, query, body }) {
      const url = body.photo_url ?? query.photo_url;
      if (!url) throw invalidField("photo_url", "is required");
      return updateLicensePhoto(actor, params.id, url);
    },
  }),
  operation({
    id: "licenses.storage.stats",
    method: "GET",
    path: "/storage/stats",
    summary: "Count files and bytes in the storage",
    who: "staff",
    response: z.object({
      total_files: z.int(),
      total_size_bytes: z.int(),
      license_files: z.int(),
      photo_files: z.int(),
      temp_files: z.int(),
      license_size_bytes: z.int(),
      photo_size_bytes: z.int(),
      temp_size_bytes: z.int(),
      total_size_formatted: z.string(),
      license_size_formatted: z.string(),
      photo_size_formatted: z.string(),
      temp_size_formatted: z.string(),
    }),
    handle: ({ actor }) => storageFigures(actor),
  }),
  operation({
    id: "licenses.storage.cleanup",
    method: "POST",
    path: "/storage/cleanup",
    summary: "Remove temporary, superseded and orphaned files",
    who: "admin",
    query: z.object({
      older_than_hours: z.coerce
        .number()
        .int()
        .min(0)
        .max(87_600)
        .optional()
        .meta({ description: "Only files older than this; 24 when missing. The query wins over the body" }),
    }),
    body: z.object({
      older_than_hours: z
        .int()
        .min(0)
        .max(87_600)
        .nullish()
        .meta({ description: "Only files older than this; 24 when missing", examples: [24] }),
    }),
    response: z.object({
      message: z.string(),
      status: z.literal("running"),
      files_removed: z.int(),
      space_freed_bytes: z.int(),
      space_freed_formatted: z.string(),
      job_id: z.uuid(),
    }),
    errors: { maintenance_active: 409 },
    async handle({ actor, query, body }) {
      const hours = query.older_than_hours ?? body.older_than_hours ?? 24;
      const job = await requestMaintenance(actor, {
        task: "cleanup-storage",
        dry_run: false,
        older_than_hours: hours,
        cleanup_temp: true,
        cleanup_orphaned: true,
      });
      return {
        message: `Storage cleanup initiated for files older than ${hours} hours`,
        status: "running" as const,
        files_removed: 0,
        space_freed_bytes: 0,
        space_freed_formatted: "0.0 B",
        job_id: job.id,
      };
    },
  }),
];
