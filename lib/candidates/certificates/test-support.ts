import sharp from "sharp";
import type { Candidate } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { recordMedia, storeFile } from "@/lib/platform/storage/media";
import { candidateKey } from "../names";
import { createCourse } from "./courses";
import { CourseInput, type CourseView } from "./schema";

/** Five characters that no other test has. */
const fresh = (): string => newId().replaceAll("-", "").slice(-5).toUpperCase();

export async function makeCourse(actor: Actor, fields: Partial<CourseView> = {}) {
  const code = fresh();
  const input = {
    code,
    name: `Course ${code}`,
    regulation: "STCW VI/1",
    duration_days: 5,
    validity_years: 5,
    rate: 4500,
  };
  return createCourse(actor, CourseInput.parse({ ...input, ...fields }));
}

/** A candidate with a plain photo. */
export async function makeCandidate(names: { firstName?: string; lastName?: string } = {}): Promise<Candidate> {
  const { firstName = "Mei", lastName = "Lin" } = names;
  const passportNo = `P${fresh()}${fresh()}`;
  const candidate = await db().candidate.create({
    data: {
      candidateName: candidateKey(firstName, lastName, passportNo),
      firstName,
      lastName,
      passportNo,
      passportKey: passportNo,
      indosNo: "20GL0001",
      companyName: "Delta Marine",
      data: { firstName, lastName, passport: passportNo },
    },
  });
  const source = await sharp({ create: { width: 90, height: 110, channels: 3, background: "#b5835f" } })
    .jpeg()
    .toBuffer();
  const photo = await storeFile({ folder: "candidates", source, bytesMax: 1_000_000, originalName: "me.jpg" });
  await transaction(async (tx) => {
    const media = await recordMedia(tx, photo, { createdBy: null });
    await tx.candidateFile.create({
      data: { candidateId: candidate.id, kind: "photo", fileName: "me.jpg", mediaId: media.id },
    });
  });
  return candidate;
}

/** A certificate of a course that a candidate has chosen. */
export async function makeSelection(courseId: number, certificateName: string, candidateId?: number) {
  return db().certificate.create({
    data: { candidateId: candidateId ?? (await makeCandidate()).id, courseId, certificateName },
  });
}
