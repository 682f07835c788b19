import { z } from "zod";
import { api, operation } from "@/lib/platform/http/operation";
import { pageOf, ShortPageQuery } from "@/lib/platform/http/parameters";
import { type Job, jobStatus } from "@/lib/platform/jobs/jobs";
import { JobStateName } from "@/lib/platform/jobs/schema";
import { settings } from "@/lib/platform/settings";
import { takeResumable } from "@/lib/platform/storage/resumable";
import { findUpload, findUploadById, getUpload, listUploads, serveRecording, uploadView } from "./queries";
import { PICTURE_TYPES, UploadAnswer, UploadForm, UploadOrigin, UploadView, VIDEO_TYPES } from "./schema";
import { holdUpload, submitUpload } from "./service";

const EXAMPLE_UPLOAD = "01a1fea6-9d42-7f53-9b25-5e6f708192a3";

const JobId = z.object({
  job_id: z.uuid().meta({
    description: "The job's id, as the upload was answered with",
    examples: ["01a1fea6-945d-7467-9139-9363337ba98e"],
  }),
});

const answerOf = (job: Job, alreadyUploaded: boolean): z.input<typeof UploadAnswer> => ({
  job_id: job.id,
  status: jobStatus(job.state),
  created_at: job.createdAt.toISOString(),
  already_uploaded: alreadyUploaded,
});

export const uploadsApi = api({
  base: "/api/uploads",
  tag: "Plate uploads",
  envelope: "message",
  forbidden: "Admin privileges required",
  operations: [
    operation({
      id: "uploads.create",
      method: "POST",
      path: "",
      summary: "Have the plates of a recording or picture read",
      description:
        "The file is judged by its content. The same file of the same camera and time is answered with its job (200), unless `force` is given.",
      who: "staff",
      body: UploadForm,
      bodyKinds: ["upload"],
      maxBodyBytes: () => settings().PLATE_UPLOAD_MAX_MB * 1024 * 1024,
      response: UploadAnswer,
      status: 201,
      errors: { invalid_file_type: 400, file_too_large: 413, storage_full: 507 },
      replay: async (actor, id) => answerOf((await findUploadById(actor, id)).job, false),
      async handle({ actor, body }) {
        const { job, created } = await submitUpload(actor, {
          file: body.file,
          cameraId: body.camera_id,
          recordedAt: body.recorded_at,
          force: body.force,
        });
        return created ? answerOf(job, false) : Response.json(answerOf(job, true));
      },
    }),
    operation({
      id: "uploads.take",
      method: "POST",
      path: "/resumable/{upload_id}",
      summary: "Have the plates of a file read that was sent in parts",
      description:
        "The parts are sent by the tus protocol to /api/uploads-resumable. Judged as a file that is sent whole; repeated, it answers the same job.",
      who: "staff",
      params: z.object({
        upload_id: z.uuid().meta({ description: "Last part of the address that tus gave", examples: [EXAMPLE_UPLOAD] }),
      }),
      body: UploadOrigin,
      response: UploadAnswer,
      status: 201,
      errors: { invalid_file_type: 400, storage_full: 507, upload_incomplete: 409 },
      keepsNoAnswer: true,
      handle: ({ actor, params, body }) =>
        takeResumable(actor, params.upload_id, {
          async take(file, note) {
            const { job, created } = await submitUpload(actor, {
              file,
              note,
              cameraId: body.camera_id,
              recordedAt: body.recorded_at,
              force: body.force,
            });
            return answerOf(job, !created);
          },
          again: async (jobId) => answerOf((await findUpload(actor, jobId)).job, false),
        }),
    }),
    operation({
      id: "uploads.list",
      method: "GET",
      path: "",
      summary: "List uploads, newest first",
      who: "staff",
      query: ShortPageQuery.extend({
        state: JobStateName.optional().meta({ description: "Only those whose job is in this state" }),
        camera_id: z.uuid().optional().meta({ description: "Only those of this camera" }),
        q: z.string().max(100).optional().meta({ description: "Part of the file's name" }),
      }),
      response: z.object({ total: z.int(), items: z.array(UploadView) }),
      handle: ({ actor, query }) =>
        listUploads(actor, { state: query.state, cameraId: query.camera_id, q: query.q }, pageOf(query)),
    }),
    operation({
      id: "uploads.get",
      method: "GET",
      path: "/{job_id}",
      summary: "Read how far an upload is",
      who: "staff",
      params: JobId,
      response: UploadView,
      handle: ({ actor, params }) => getUpload(actor, params.job_id),
    }),
    operation({
      id: "uploads.file",
      method: "GET",
      path: "/{job_id}/file",
      summary: "Play or download a recording",
      who: "staff",
      params: JobId,
      query: z.object({ download: z.string().max(5).optional().meta({ description: "Any value: as an attachment" }) }),
      response: { binary: [...VIDEO_TYPES, ...PICTURE_TYPES] },
      handle: ({ actor, params, query, request }) =>
        serveRecording(actor, params.job_id, request, Boolean(query.download)),
    }),
    operation({
      id: "uploads.hold",
      method: "POST",
      path: "/{job_id}/hold",
      summary: "Keep a recording as evidence, or let it go",
      description: "Retention passes over what is held, its reads among it.",
      who: "staff",
      params: JobId,
      body: z.object({
        hold: z.boolean().meta({ examples: [true] }),
        reason: z
          .string()
          .trim()
          .max(500)
          .nullish()
          .meta({ description: "Why", examples: ["Case 2026/114"] }),
      }),
      response: UploadView,
      async handle({ actor, params, body }) {
        await holdUpload(actor, params.job_id, body.hold, body.reason ?? null);
        return uploadView(await findUpload(actor, params.job_id));
      },
    }),
  ],
});
