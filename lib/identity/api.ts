import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { api, operation } from "@/lib/platform/http/operation";
import { waitForJob } from "@/lib/platform/jobs/service";
import { health } from "@/lib/platform/system/health";
import { DOCUMENT_BYTES_MAX, TOO_LARGE } from "./media/document";
import { getDocument, getReadings } from "./media/queries";
import {
  AsyncAnswer,
  MediaView,
  OcrAnswer,
  SyncAnswer,
  TaskView,
  UploadForm,
  UploadQuery,
  WholeAnswer,
} from "./media/schema";
import { deleteDocument, resumeReading, type TakenDocument, uploadDocument } from "./media/service";
import { mediaView, presignedUrl, storedView } from "./media/view";
import { admitClient } from "./policy";
import { getTask } from "./tasks/queries";

const NAME = "OCR Identity REST API v2.0.0";
/** Room for a form's other fields and its boundaries. */
const FORM_BYTES = 64 * 1024;
/** How long one request may wait for its document; a proxy in between gives up soon after. */
const WAIT_MS = 25_000;

const mediaId = z.object({
  id: z
    .string()
    .max(60)
    .meta({ description: "The document's id", examples: ["01a1fea6-945d-7467-9139-9363337ba98e"] }),
});

/** Whoever is signed in; and where the office says so, old clients that have no credentials. */
const clients = { who: "anyone", admit: admitClient } as const;

/** What every upload of one picture has in common. */
const upload = {
  method: "POST",
  ...clients,
  query: UploadQuery,
  body: UploadForm,
  bodyKinds: ["multipart"],
  maxBodyBytes: DOCUMENT_BYTES_MAX + FORM_BYTES,
  tooLarge: TOO_LARGE,
  errors: { too_many_pixels: 422, picture_damaged: 422 },
} satisfies Partial<Parameters<typeof operation>[0]>;

type Sent = { body: z.output<typeof UploadForm>; query: z.output<typeof UploadQuery> };

/** The seed document has `user_id` in the form, its code in the query: either is taken. */
const take = async (actor: Actor, { body, query }: Sent): Promise<TakenDocument> =>
  uploadDocument(actor, {
    bytes: new Uint8Array(await body.file.arrayBuffer()),
    name: body.file.name,
    userId: body.user_id ?? query.user_id,
  });

const fileFacts = ({ media }: TakenDocument) => ({
  filename: media.originalName ?? "file",
  content_type: media.contentType,
});

const asyncAnswer = (taken: TakenDocument): z.input<typeof AsyncAnswer> => ({
  status: "uploading",
  task_id: taken.reading.job.id,
  ...fileFacts(taken),
  message: "File upload started. Use task_id to check status.",
});

const syncAnswer = ({ media, reading }: TakenDocument): z.input<typeof SyncAnswer> => ({
  status: "success",
  ...storedView(media),
  ocr_task_id: reading.job.id,
  message: "File uploaded and OCR processing started",
});

async function wholeAnswer(actor: Actor, taken: TakenDocument): Promise<z.input<typeof WholeAnswer>> {
  const { media, reading } = taken;
  const job = await waitForJob(reading.job.id, WAIT_MS);
  const task = await getTask(actor, job.id);
  const outcome = task.result?.extracted_text ?? { task_id: job.id, state: task.state, error: task.error };
  return {
    ...fileFacts(taken),
    s3_url: presignedUrl(media),
    media_id: media.id,
    result: outcome as Record<string, unknown>,
  };
}

/** Contract 3, sections 3.2 and 3.7. Its own paths (/upload-image/, /task/{id}, …) reach it through rewrites. */
export const identityContractApi = api({
  base: "/api/identity",
  tag: "Identity documents",
  envelope: "detail",
  operations: [
    operation({
      id: "identity.root",
      method: "GET",
      path: "",
      summary: "Say what this is",
      who: "anyone",
      response: z.object({ message: z.string() }),
      handle: async () => ({ message: NAME }),
    }),
    operation({
      id: "identity.hello",
      method: "GET",
      path: "/hello/{name}",
      summary: "Greet",
      description: "Also reached at /hello/{name}.",
      who: "anyone",
      params: z.object({
        name: z
          .string()
          .max(200)
          .meta({ description: "Whom to greet", examples: ["Ada"] }),
      }),
      response: z.object({ message: z.string() }),
      handle: async ({ params }) => ({ message: `Hello ${params.name}` }),
    }),
    operation({
      id: "identity.health",
      method: "GET",
      path: "/health",
      summary: "Check database, jobs and storage in contract 3's words",
      description: "Answers 503 when one of them does not do its work. `redis` is the queue, which is ours.",
      who: "anyone",
      response: z.object({
        status: z.string(),
        version: z.string(),
        services: z.object({ database: z.string(), redis: z.string(), s3: z.string() }),
      }),
      async handle() {
        const { status, services } = await health();
        const word = (check: { status: string }) => (check.status === "unhealthy" ? "disconnected" : "connected");
        const body = {
          status: status === "unhealthy" ? "unhealthy" : "healthy",
          version: "2.0.0",
          services: { database: word(services.database), redis: word(services.jobs), s3: word(services.storage) },
        };
        return status === "unhealthy" ? Response.json(body, { status: 503 }) : body;
      },
    }),
    operation({
      ...upload,
      id: "identity.upload",
      path: "/upload-image",
      summary: "Send a picture of a document and follow its reading",
      description: "Also reached at /upload-image/. The task ends when the document has been read.",
      response: AsyncAnswer,
      replay: async (actor, id) => asyncAnswer(await resumeReading(actor, id)),
      handle: async ({ actor, ...sent }) => asyncAnswer(await take(actor, sent)),
    }),
    operation({
      ...upload,
      id: "identity.uploadSync",
      path: "/upload-image-sync",
      summary: "Send a picture of a document and be told where it is",
      description: "Also reached at /upload-image-sync/. Its reading has begun and is followed by `ocr_task_id`.",
      response: SyncAnswer,
      replay: async (actor, id) => syncAnswer(await resumeReading(actor, id)),
      handle: async ({ actor, ...sent }) => syncAnswer(await take(actor, sent)),
    }),
    operation({
      ...upload,
      id: "identity.uploadAndRead",
      path: "/upload-identity-document",
      summary: "Send a picture of a document and wait for what is written on it",
      description: `Also reached at /upload-identity-document/. After ${WAIT_MS / 1000} s \`result\` names the task instead.`,
      response: WholeAnswer,
      replay: async (actor, id) => wholeAnswer(actor, await resumeReading(actor, id)),
      handle: async ({ actor, ...sent }) => wholeAnswer(actor, await take(actor, sent)),
    }),
    operation({
      id: "identity.task",
      method: "GET",
      path: "/task/{id}",
      summary: "Read how far a task is",
      description: "Also reached at /task/{id}. A task that is unknown, or whose result has expired, is PENDING.",
      ...clients,
      params: z.object({
        id: z
          .string()
          .max(100)
          .meta({ description: "The task's id", examples: ["01a1fea6-a001-7b21-8f4c-2f1d0c9be501"] }),
      }),
      response: TaskView,
      handle: ({ actor, params }) => getTask(actor, params.id),
    }),
    operation({
      id: "identity.media",
      method: "GET",
      path: "/media/{id}",
      summary: "Read a document's record",
      description: "Also reached at /media/{id}.",
      ...clients,
      params: mediaId,
      response: MediaView,
      handle: async ({ actor, params }) => mediaView(await getDocument(actor, params.id)),
    }),
    operation({
      id: "identity.mediaOcr",
      method: "GET",
      path: "/media/{id}/ocr",
      summary: "Read what was read from a document",
      description: "Also reached at /media/{id}/ocr. The newest reading comes first.",
      ...clients,
      params: mediaId,
      response: OcrAnswer,
      async handle({ actor, params }) {
        const jobs = await getReadings(actor, params.id);
        const found = { media_id: params.id, ocr_jobs: jobs };
        return jobs.length === 0 ? { ...found, message: "No OCR jobs found for this media" } : found;
      },
    }),
    operation({
      id: "identity.deleteMedia",
      method: "DELETE",
      path: "/media/{id}",
      summary: "Delete a document",
      description: "Also reached at /media/{id}. For a day it can be brought back; sent again, it comes back too.",
      ...clients,
      params: mediaId,
      response: z
        .object({ status: z.literal("success"), message: z.string() })
        .meta({ examples: [{ status: "success", message: "Media 9a… deleted successfully" }] }),
      async handle({ actor, params }) {
        await deleteDocument(actor, params.id);
        return { status: "success" as const, message: `Media ${params.id} deleted successfully` };
      },
    }),
  ],
});
