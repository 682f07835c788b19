import { audit } from "@/lib/platform/audit/audit";
import { type Actor, authorize } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { carriesFile, downloadResponse } from "@/lib/platform/storage/download";
import { personPolicy } from "./policy";
import { withPhoto } from "./view";

/** Serves a person's present photo by the path that contract 1 knows it by. */
export async function servePhoto(actor: Actor, path: string, request: Request, asDownload: boolean): Promise<Response> {
  const [, id, kind, sha256] =
    /^photos\/citizen_(\d{1,9})_(original|processed)_([0-9a-f]{64})\.\w{3,4}$/.exec(path) ?? [];
  if (!id) throw notFound("File");
  const row = await db().person.findUnique({ where: { id: Number(id) }, include: withPhoto });
  const person = authorize(personPolicy, "view", actor, row, "File");
  const media = kind === "original" ? person.photoOriginal : person.photoProcessed;
  if (media?.sha256 !== sha256 || !media) throw notFound("File");
  const response = await downloadResponse(media, request, {
    disposition: asDownload ? "attachment" : "inline",
    fileName: path.split("/").at(-1),
  });
  if (asDownload && carriesFile(request, response)) {
    await transaction((tx) =>
      audit(tx, actor, {
        action: "download",
        resourceType: "citizen",
        resourceId: person.id,
        description: `Downloaded the ${kind} photo`,
      }),
    );
  }
  return response;
}
