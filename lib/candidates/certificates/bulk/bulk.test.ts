import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { cancelJob } from "@/lib/platform/jobs/service";
import { makeUser } from "@/tests/support/office";
import { makeCandidate, makeCourse, makeSelection } from "../test-support";
import { zipCertificates } from "./download";
import { BulkInput } from "./schema";
import { batchCounts, requestIssue, retryIssue } from "./service";
import { completeIssue, issueNext } from "./steps";

let admin: Awaited<ReturnType<typeof makeUser>>;
let course: Awaited<ReturnType<typeof makeCourse>>;
beforeAll(async () => {
  admin = await makeUser("admin");
  course = await makeCourse(admin.actor);
});
const input = (ids: { certificate_ids?: number[]; candidate_ids?: number[] }) =>
  BulkInput.parse({ ...ids, course_id: course.id, start_date: "2026-05-04", issue_date: "2026-05-09" });

describe("a bulk issue", () => {
  it("issues each once, even when two workers have the same job, and leaves out who was deleted", async () => {
    const chosen = [await makeSelection(course.id, course.name), await makeSelection(course.id, course.name)];
    const [present, gone] = [await makeCandidate(), await makeCandidate()];
    const candidate_ids = [present.id, gone.id, present.id];
    const job = await requestIssue(admin.actor, input({ certificate_ids: chosen.map(({ id }) => id), candidate_ids }));
    await db().candidate.update({ where: { id: gone.id }, data: { deletedAt: new Date() } });
    await Promise.all([issueNext(job.id, 0), issueNext(job.id, 0)]);
    expect(await issueNext(job.id, 0)).toBe(0);
    await completeIssue(job.id);
    expect(await batchCounts(job.id)).toEqual({ total: 4, issued: 3, drawn: 3, left_out: 1 });
    const rows = await db().certificate.findMany({
      where: { jobId: job.id, state: "issued" },
      orderBy: { number: "asc" },
    });
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3].map((n) => `${course.code}090526000${n}`));
    const media = await db().media.count({
      where: { id: { in: rows.map(({ pdfId }) => pdfId ?? "") }, deletedAt: null },
    });
    expect(media).toBe(3);
    expect((await db().job.findUniqueOrThrow({ where: { id: job.id } })).state).toBe("done");

    const zip = Buffer.from(await (await zipCertificates(admin.actor, { jobId: job.id })).arrayBuffer());
    for (const { number } of rows) expect(zip.includes(`${number}.pdf`)).toBe(true);

    await db().candidate.update({ where: { id: gone.id }, data: { deletedAt: null } });
    const again = await retryIssue(admin.actor, job.id);
    expect(await issueNext(again.id, 0)).toBe(0);
    expect(await batchCounts(again.id)).toMatchObject({ total: 1, issued: 1, left_out: 0 });
    await expect(requestIssue(admin.actor, input({ candidate_ids }))).rejects.toMatchObject({
      code: "nothing_to_issue",
    });
  });

  it("issues nothing once it is cancelled", async () => {
    const { id } = await makeSelection(course.id, course.name);
    const job = await requestIssue(admin.actor, input({ certificate_ids: [id] }));
    await expect(requestIssue(admin.actor, input({ certificate_ids: [id] }))).rejects.toMatchObject({
      code: "nothing_to_issue",
    });
    await cancelJob(admin.actor, job.id);
    expect(await issueNext(job.id, 0)).toBeNull();
    expect(await batchCounts(job.id)).toMatchObject({ total: 1, issued: 0 });
    expect((await requestIssue(admin.actor, input({ certificate_ids: [id] }))).id).not.toBe(job.id);
  });
});
