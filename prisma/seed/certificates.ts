import { createCourse } from "@/lib/candidates/certificates/courses";
import { issueCertificate, reissueCertificate, revokeCertificate } from "@/lib/candidates/certificates/issue";
import { CourseInput } from "@/lib/candidates/certificates/schema";
import { defaultTemplate } from "@/lib/candidates/certificates/templates";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { officeToday } from "@/lib/platform/time";

const STCW = "has successfully completed the course approved under the STCW Convention, 1978, as amended";
const COURSES = [
  ["BSTCW", "STCW Basic Safety Training", "Regulation VI/1 · STCW Code, Section A-VI/1", 5, 5, 4500],
  ["AFFTR", "Advanced Fire Fighting", "Regulation VI/3 · STCW Code, Section A-VI/3", 5, 5, 6500],
  [
    "PSCRB",
    "Proficiency in Survival Craft and Rescue Boats",
    "Regulation VI/2 · STCW Code, Section A-VI/2-1",
    5,
    5,
    7200,
  ],
  ["MEDFA", "Medical First Aid", "Regulation VI/4 · STCW Code, Section A-VI/4-1", 4, 5, 5200],
  ["STSDS", "Security Training for Designated Duties", "Regulation VI/6 · STCW Code, Section A-VI/6-2", 2, null, 2800],
] as const;
const DAY_MS = 86_400_000;

/** Courses with the standard template; the candidates who are there have chosen some, and have been issued others. */
export async function seedCertificates(admin: Actor, now = new Date()): Promise<void> {
  await defaultTemplate();
  const courses = [];
  for (const [code, name, regulation, duration_days, validity_years, rate] of COURSES)
    courses.push(
      await createCourse(
        admin,
        CourseInput.parse({ code, name, regulation, duration_days, validity_years, rate, statement: STCW }),
      ),
    );
  const candidates = await db().candidate.findMany({ where: { deletedAt: null }, orderBy: { id: "asc" }, take: 5 });
  const day = (ago: number): string => officeToday(new Date(now.getTime() - ago * DAY_MS));
  const issued: number[] = [];
  for (const [index, candidate] of candidates.entries()) {
    for (const course of courses.slice(index % 2, (index % 2) + 2)) {
      const { id } = await db().certificate.create({
        data: {
          candidateId: candidate.id,
          courseId: course.id,
          certificateName: course.name,
          clientName: candidate.clientName ?? candidate.companyName,
        },
      });
      if (issued.length >= candidates.length) continue;
      // The first ones expire soon, so that the filters have something to show.
      const ago = issued.length < 2 ? 5 * 365 - 25 * (issued.length + 1) : 20 + 7 * index;
      await issueCertificate(admin, id, { start_date: day(ago + 6), issue_date: day(ago) }, now);
      issued.push(id);
    }
  }
  const [, , revoked, replaced] = issued;
  if (revoked) await revokeCertificate(admin, revoked, "The attendance sheet does not show the holder", now);
  if (replaced) await reissueCertificate(admin, replaced, "The name was misspelt", now);
}
