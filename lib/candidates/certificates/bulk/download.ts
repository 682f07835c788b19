import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { openMedia } from "@/lib/platform/storage/media";
import { mayKeepCandidates } from "../../policy";
import { certificateFile } from "../draw";
import { BULK_MAX } from "./schema";

/**
 * The PDFs of many certificates as one ZIP, each opened only when its turn comes; what is not drawn yet is drawn then.
 *
 * @param which certificates, or those of a bulk issue by its job
 * @throws DomainError not_found where none of them was issued
 */
export async function zipCertificates(actor: Actor, which: { ids: number[] } | { jobId: string }): Promise<Response> {
  permit(mayKeepCandidates(actor));
  const where = "ids" in which ? { id: { in: which.ids } } : { jobId: which.jobId };
  const rows = await db().certificate.findMany({
    where: { ...where, state: { not: "selected" }, candidate: { deletedAt: null } },
    select: { id: true, number: true, issueDate: true },
    orderBy: [{ number: "asc" }],
    take: BULK_MAX,
  });
  if (rows.length === 0) throw notFound("Issued certificate");
  await transaction((tx) =>
    audit(tx, actor, {
      action: "download",
      resourceType: "certificate",
      description: `Downloaded ${rows.length} certificates as ZIP`,
      newValues: "ids" in which ? { ids: which.ids } : { job: which.jobId },
    }),
  );
  return new Response(Readable.toWeb(zipOf(rows)) as ReadableStream<Uint8Array>, {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="certificates-${rows.length}.zip"`,
      "cache-control": "private, no-store",
    },
  });
}

/** PDFs are compressed already, so that they are stored as they are. A client that goes away ends the work. */
function zipOf(rows: readonly { id: number; number: string | null; issueDate: Date | null }[]): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  let current: Readable | undefined;
  output.once("close", () => current?.destroy());
  zip.on("error", (error: Error) => output.destroy(error));
  for (const { id, number, issueDate } of rows) {
    const options = { compress: false, mtime: issueDate ?? new Date(0), mode: 0o100644 };
    zip.addReadStreamLazy(`${number}.pdf`, options, (done) => {
      void openPdf(id).then(
        (stream) => {
          current = stream;
          done(null, stream);
        },
        (error: Error) => output.destroy(error),
      );
    });
  }
  zip.end();
  return output;
}

const openPdf = async (id: number): Promise<Readable> => (await openMedia((await certificateFile(id)).media)).stream;
