import { candidateKey } from "@/lib/candidates/names";
import { syntheticPortraitJpeg } from "@/lib/people/photo/testing/synthetic-face";
import { closeDatabase, db, transaction } from "@/lib/platform/db";
import { recordMedia, storeFile } from "@/lib/platform/storage/media";

/*
 * Makes a candidate with a portrait who has chosen a certificate of the first course, in the office's database, and
 * prints the certificate's id. A process of its own: the browser tests' runner knows nothing of the office's inside.
 */
const [firstName = "", lastName = "", passportNo = ""] = process.argv.slice(2);
const source = await syntheticPortraitJpeg({ seed: 11 });
const stored = await storeFile({ folder: "candidates", source, bytesMax: 5_000_000, originalName: "me.jpg" });
const course = await db().course.findFirstOrThrow({ orderBy: { id: "asc" } });
const id = await transaction(async (tx) => {
  const media = await recordMedia(tx, stored, { createdBy: null });
  const candidate = await tx.candidate.create({
    data: {
      candidateName: candidateKey(firstName, lastName, passportNo),
      firstName,
      lastName,
      passportNo,
      passportKey: passportNo,
      companyName: "Delta Marine",
      data: { firstName, lastName, passport: passportNo },
      files: { create: { kind: "photo", fileName: "me.jpg", mediaId: media.id } },
    },
  });
  const certificate = await tx.certificate.create({
    data: { candidateId: candidate.id, courseId: course.id, certificateName: course.name, clientName: "Delta Marine" },
  });
  return certificate.id;
});
process.stdout.write(`${id}\n`);
await closeDatabase();
