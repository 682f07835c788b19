import { z } from "zod";
import { invalidField } from "@/lib/platform/errors";
import { type Operation, operation } from "@/lib/platform/http/operation";
import { pathId } from "@/lib/platform/http/parameters";
import { photoReportSchema } from "./photo/schema";
import { photoStatus, removePhoto, setPhoto, setPhotoFromUrl } from "./photo-service";
import { photoPath } from "./view";

const CitizenId = pathId("The person's id");
const PhotoUrl = z
  .string()
  .max(2000)
  .optional()
  .meta({ description: "Address of the picture; in the query or the body" });
const Taken = z.object({
  message: z.string(),
  citizen_id: z.int(),
  original_photo_path: z.string().nullable(),
  stored_photo_path: z.string().nullable(),
  processed_photo_path: z.string().nullable(),
  report: photoReportSchema,
});

type Result = Awaited<ReturnType<typeof setPhoto>>;
const taken = ({ person, report }: Result, message: string) => ({
  message,
  citizen_id: person.id,
  original_photo_path: photoPath(person.id, "original", person.photoOriginal),
  stored_photo_path: photoPath(person.id, "original", person.photoOriginal),
  processed_photo_path: photoPath(person.id, "processed", person.photoProcessed),
  report,
});

/** Larger than any photo that is taken, so that the photo's own limit gives the clearer answer. */
const UPLOAD_BYTES_MAX = 64 * 1024 * 1024;

export const photoOperations: Operation[] = [
  operation({
    id: "citizens.photo.update",
    method: "POST",
    path: "/{id}/photo/update",
    summary: "Take a person's photo from an address",
    who: "staff",
    params: CitizenId,
    query: z.object({ photo_url: PhotoUrl }),
    body: z.object({ photo_url: PhotoUrl }).meta({ examples: [{ photo_url: "https://photos.example/ada.jpg" }] }),
    bodyKinds: ["json", "form"],
    response: Taken,
    async handle({ actor, params, query, body }) {
      const url = body.photo_url ?? query.photo_url;
      if (!url) throw invalidField("photo_url", "is required");
      return taken(await setPhotoFromUrl(actor, params.id, url), "Photo updated successfully");
    },
  }),
  operation({
    id: "citizens.photo.upload",
    method: "POST",
    path: "/{id}/upload-photo",
    summary: "Send a person's photo",
    description:
      "The portrait is cut out around the face. The answer's report says how good the photo is, and whether a person should choose the crop.",
    who: "staff",
    params: CitizenId,
    body: z.object({
      photo: z
        .instanceof(Blob, { message: "send the picture as a file" })
        .meta({ description: "The picture", examples: ["photo.jpg"], override: { type: "string", format: "binary" } }),
      hardware_id: z.string().max(100).optional().meta({ description: "The camera or booth it comes from" }),
    }),
    bodyKinds: ["multipart"],
    maxBodyBytes: UPLOAD_BYTES_MAX,
    response: Taken.extend({
      success: z.literal(true),
      photo_url: z.string().nullable(),
      hardware_id: z.string().nullable(),
      captured_at: z.iso.datetime(),
    }),
    async handle({ actor, params, body }) {
      const bytes = Buffer.from(await body.photo.arrayBuffer());
      const originalName = body.photo instanceof File ? body.photo.name : null;
      const result = await setPhoto(actor, params.id, { bytes, originalName });
      return {
        success: true as const,
        ...taken(result, "Photo uploaded successfully"),
        photo_url: result.person.photoUrl,
        hardware_id: body.hardware_id ?? null,
        captured_at: (result.person.photoUploadedAt ?? new Date()).toISOString(),
      };
    },
  }),
  operation({
    id: "citizens.photo.remove",
    method: "DELETE",
    path: "/{id}/photo",
    summary: "Remove a person's photo",
    who: "staff",
    params: CitizenId,
    response: z.object({
      message: z.string().meta({ examples: ["Photo removed"] }),
      citizen_id: z.int().meta({ examples: [5] }),
    }),
    async handle({ actor, params }) {
      await removePhoto(actor, params.id);
      return { message: "Photo removed", citizen_id: params.id };
    },
  }),
  operation({
    id: "citizens.photo.status",
    method: "GET",
    path: "/{id}/photo/status",
    summary: "Read the state of a person's photo",
    who: "user",
    params: CitizenId,
    response: z.object({
      citizen_id: z.int(),
      has_photo_url: z.boolean(),
      photo_url: z.string().nullable(),
      stored_photo_path: z.string().nullable(),
      processed_photo_path: z.string().nullable(),
      original_file_exists: z.boolean(),
      processed_file_exists: z.boolean(),
      photo_uploaded_at: z.iso.datetime().nullable(),
      photo_processed_at: z.iso.datetime().nullable(),
      needs_processing: z.boolean(),
      report: photoReportSchema.nullable(),
    }),
    handle: ({ actor, params }) => photoStatus(actor, params.id),
  }),
];
