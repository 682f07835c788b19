import { randomUUID } from "node:crypto";
import { createRouteHandler, createUploadthing, type FileRouter, UploadThingError } from "uploadthing/server";
import type { Actor } from "../auth/actor";
import { settings } from "../settings";
import { INGEST_ORIGIN, INGEST_PATH, INGEST_URL, isCloud, localToken } from "./upload-config";
import { recordCallback, recordCloudUpload, registerUploads, UploadMetadata } from "./uploads";

type WhoIs = () => Promise<Actor | null>;
type Handler = (request: Request) => Promise<Response>;
type FileSize = `${1 | 2 | 4 | 8 | 16}MB`;

const upload = createUploadthing();

/** UploadThing's file routes: who may send what. */
function uploadRouter(whoIs: WhoIs) {
  const maxFileSize = `${settings().UPLOAD_MAX_MB}MB` as FileSize;
  // The library's keys come from a 32-bit hash of name, size and time; a random part keeps two alike from meeting.
  const options = { getFileHashParts: () => [randomUUID()], awaitServerData: true };
  const signedIn = async () => {
    const actor = await whoIs();
    if (actor?.userId == null) throw new UploadThingError({ code: "FORBIDDEN", message: "Sign in to send files" });
    return { userId: actor.userId };
  };
  const complete = (slug: string) => async (sent: { metadata: unknown; file: SentFile }) => {
    const { userId } = UploadMetadata.parse(sent.metadata);
    const { key, name, size, type, ufsUrl } = sent.file;
    if (isCloud()) await recordCloudUpload(key, slug, userId, { name, sizeBytes: size, contentType: type, ufsUrl });
    return { fileKey: key, name, size };
  };
  return {
    photo: upload({ image: { maxFileSize, maxFileCount: 1 } }, options)
      .middleware(signedIn)
      .onUploadComplete(complete("photo")),
    document: upload({ image: { maxFileSize, maxFileCount: 10 }, pdf: { maxFileSize, maxFileCount: 10 } }, options)
      .middleware(signedIn)
      .onUploadComplete(complete("document")),
  } satisfies FileRouter;
}

type SentFile = { key: string; name: string; size: number; type: string; ufsUrl: string };

export type UploadRouter = ReturnType<typeof uploadRouter>;

/**
 * The handlers of `/api/uploadthing`. Nothing is read from the settings before the first request, since a build loads
 * this module too.
 *
 * @param whoIs the signed-in user of the present request
 */
export function uploadRoute(whoIs: WhoIs): { GET: Handler; POST: Handler } {
  let handler: Handler | undefined;
  const serve: Handler = async (request) => {
    handler ??= createRouteHandler({ router: uploadRouter(whoIs), config: routeConfig() });
    const response = await handler(request);
    return isCloud() ? response : withRelativeAddresses(response);
  };
  return { GET: serve, POST: serve };
}

/** The library writes presigned addresses, which let anybody send a file, to its log at INFO. */
const QUIET = { logLevel: "Error" } as const;

function routeConfig() {
  const token = settings().UPLOADTHING_TOKEN;
  if (token) return { token, callbackUrl: `${settings().publicUrl}/api/uploadthing`, ...QUIET };
  return {
    token: localToken(),
    ingestUrl: INGEST_URL,
    callbackUrl: `${INGEST_ORIGIN}/api/uploadthing`,
    isDev: false,
    handleDaemonPromise: "await" as const,
    fetch: ingestInProcess,
    ...QUIET,
  };
}

/** What the router tells its ingest server. Here that is the same process, so nothing goes over a network. */
async function ingestInProcess(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const { pathname } = new URL(request.url);
  try {
    if (pathname === `${INGEST_PATH}/route-metadata`) await registerUploads(await request.json());
    else if (pathname === `${INGEST_PATH}/callback-result`) await recordCallback(await request.json());
    else return Response.json({ ok: false }, { status: 404 });
  } catch {
    // The library logs the status; the browser then finds its key unknown and says so.
    return Response.json({ ok: false }, { status: 500 });
  }
  return Response.json({ ok: true });
}

async function withRelativeAddresses(response: Response): Promise<Response> {
  const body = (await response.json()) as unknown;
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  headers.set("cache-control", "no-store");
  const relative = Array.isArray(body)
    ? body.map((item: { url?: string }) => (item.url ? { ...item, url: item.url.replace(INGEST_ORIGIN, "") } : item))
    : body;
  return Response.json(relative, { status: response.status, headers });
}
