import { Server } from "@tus/server";
import { type Actor, isStaff } from "../auth/actor";
import { actorOf } from "../auth/request";
import { takeRequest } from "../auth/throttle";
import { requestContext } from "../context";
import { DomainError, notFound } from "../errors";
import { errorResponse, STATUS_OF_KIND } from "../http/envelopes";
import { newId } from "../ids";
import { log } from "../log";
import { settings } from "../settings";
import { beginResumable, ownsResumable, QuarantineStore } from "./resumable";

/** Where browsers send files in parts: `app/api/uploads-resumable/[[...id]]/route.ts`. */
export const RESUMABLE_PATH = "/api/uploads-resumable";

const actors = new WeakMap<Request, Actor & { userId: number }>();

/** One in a process: it holds the locks that let a new connection take an upload over from one that hangs. */
const holder = globalThis as typeof globalThis & { bureauTus?: Server };

const server = (): Server => {
  holder.bureauTus ??= new Server({
    path: RESUMABLE_PATH,
    datastore: new QuarantineStore(),
    // A page of another origin has no business here.
    allowedOrigins: () => false,
    relativeLocation: true,
    maxSize: () => settings().PLATE_UPLOAD_MAX_MB * 1024 * 1024,
    namingFunction: () => newId(),
    onUploadCreate: async (request, upload) => {
      const actor = actors.get(request);
      if (!actor) throw new Error("an upload began outside of its door");
      await beginResumable(actor, upload);
      return {};
    },
    onResponseError: (_request, error) => {
      if (error instanceof DomainError)
        return { status_code: STATUS_OF_KIND[error.kind], body: JSON.stringify({ detail: error.message }) };
      if (error instanceof Error) log.error({ err: error }, "a resumable upload failed");
      return undefined;
    },
  });
  return holder.bureauTus;
};

/**
 * Answers a request of the tus protocol (https://tus.io/protocols/resumable-upload, 1.0.0) from the desk: creation,
 * its bytes, how far it is, removal. What the file is, is asked once it is whole, by the operation that takes it.
 */
export async function resumableUpload(request: Request, id: string | undefined): Promise<Response> {
  try {
    const actor = await actorOf(request);
    if (actor.kind === "anonymous") throw new DomainError("unauthenticated", "not_authenticated", "Not authenticated");
    const { userId } = actor;
    if (!isStaff(actor) || userId === null) throw new DomainError("forbidden", "forbidden", "Not enough permissions");
    await takeRequest(actor.id);
    if (id !== undefined && !(await ownsResumable(actor, id))) throw notFound("Upload");
    actors.set(request, { ...actor, userId });
    return await server().handleWeb(request);
  } catch (error) {
    return errorResponse(error, "message", requestContext()?.requestId ?? newId());
  }
}
