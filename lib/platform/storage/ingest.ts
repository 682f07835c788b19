import { requestContext } from "../context";
import { db } from "../db";
import { DomainError, notFound } from "../errors";
import { errorResponse } from "../http/envelopes";
import { newId } from "../ids";
import { storeFile } from "./media";
import { receiveFile } from "./multipart";
import {
  INGEST_ORIGIN,
  INGEST_PATH,
  isCloud,
  isPresigned,
  signPayload,
  UPLOAD_ROUTES,
  uploadBytesMax,
} from "./upload-config";
import { uploadRoute } from "./upload-router";
import { alreadyUploaded, expectedUpload, recordUpload } from "./uploads";

type Keyed = { params: Promise<{ key: string }> };

/** The multipart frame around a file: boundaries and part headers. */
const FRAME_BYTES_MAX = 16 * 1024;

/** Calls the router back in this process; nobody is signed in there, the signature speaks. */
const callback = uploadRoute(async () => null);

/** UploadThing's client asks from which byte to go on. Here an upload is sent whole. */
export async function HEAD(): Promise<Response> {
  return isCloud() ? new Response(null, { status: 404 }) : new Response(null, { headers: { "x-ut-range-start": "0" } });
}

/** Receives one file at the presigned address that the router gave out: streamed, measured, sniffed, recorded, called back. */
export async function PUT(request: Request, { params }: Keyed): Promise<Response> {
  try {
    if (isCloud()) throw notFound("Upload");
    return Response.json(await ingest(request, (await params).key));
  } catch (error) {
    return errorResponse(error, "problem", requestContext()?.requestId ?? newId());
  }
}

async function ingest(request: Request, fileKey: string) {
  const { search, searchParams } = new URL(request.url);
  if (!isPresigned(fileKey, search))
    throw new DomainError("forbidden", "bad_signature", "This upload address is not valid");
  if (!(Number(searchParams.get("expires")) > Date.now())) {
    throw new DomainError("forbidden", "upload_expired", "This upload address has expired; choose the file again");
  }
  const upload = await expectedUpload(fileKey);
  const announced = announcedFile(searchParams);
  const bytesMax = Math.min(announced.sizeBytes, uploadBytesMax());
  if (Number(request.headers.get("content-length") ?? 0) > bytesMax + FRAME_BYTES_MAX) {
    throw new DomainError("too_large", "file_too_large", "More bytes were sent than were announced");
  }
  const accept = UPLOAD_ROUTES[upload.slug]?.accept;
  const stored = await receiveFile(request, bytesMax, (source) =>
    storeFile({
      folder: "uploads",
      source,
      bytesMax,
      bytesExpected: announced.sizeBytes,
      originalName: announced.name,
      accept,
    }),
  );
  await recordUpload(upload, stored);

  const url = `${INGEST_ORIGIN}${INGEST_PATH}/${fileKey}`;
  const name = stored.originalName ?? "file";
  const file = {
    name,
    size: stored.sizeBytes,
    type: stored.contentType,
    customId: null,
    key: fileKey,
    url,
    appUrl: url,
    ufsUrl: url,
    fileHash: stored.sha256,
  };
  await callBack(upload.slug, {
    status: "uploaded",
    metadata: upload.metadata,
    file,
    origin: `${INGEST_ORIGIN}${INGEST_PATH}`,
  });
  const done = await db().upload.findUnique({ where: { fileKey } });
  // Somebody swept or discarded it in this very moment.
  if (!done) throw alreadyUploaded();
  return { ...file, serverData: done.callbackData };
}

/** The query's values are encoded twice: by the protocol and by the address. */
function announcedFile(query: URLSearchParams): { name: string; sizeBytes: number } {
  try {
    return {
      name: decodeURIComponent(query.get("x-ut-file-name") ?? ""),
      sizeBytes: Number(query.get("x-ut-file-size")),
    };
  } catch {
    throw new DomainError("malformed", "bad_upload_address", "This upload address is not valid");
  }
}

async function callBack(slug: string, body: object): Promise<void> {
  const payload = JSON.stringify(body);
  const response = await callback.POST(
    new Request(`${INGEST_ORIGIN}/api/uploadthing?slug=${encodeURIComponent(slug)}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "uploadthing-hook": "callback",
        "x-uploadthing-signature": signPayload(payload),
      },
      body: payload,
    }),
  );
  if (!response.ok) throw new DomainError("failed", "upload_callback_failed", "The upload could not be completed");
}
