import { audit } from "@/lib/platform/audit/audit";
import type { Actor } from "@/lib/platform/auth/actor";
import { transaction } from "@/lib/platform/db";
import { carriesFile, downloadResponse } from "@/lib/platform/storage/download";
import { CANDIDATE, INTAKE } from "../kinds";
import type { ServedFile } from "../queries";

/** Streams a file, decrypted; each time it is noted in the trail. */
export async function serveFile(
  actor: Actor,
  file: ServedFile,
  request: Request,
  disposition: "inline" | "attachment",
): Promise<Response> {
  const response = await downloadResponse(file.media, request, { disposition, fileName: file.fileName });
  if (carriesFile(request, response)) {
    const { candidateId, sessionId } = file;
    await transaction((tx) =>
      audit(tx, actor, {
        action: "download",
        resourceType: candidateId === null ? INTAKE : CANDIDATE,
        resourceId: candidateId ?? sessionId,
        description: `${disposition === "inline" ? "Saw" : "Downloaded"} the ${file.kind} of a candidate`,
      }),
    );
  }
  return response;
}
