/**
 * Reads a recording on a real server that is killed at random moments, and then looks whether each pass is there once:
 * the same passes, at the same times, as when nobody kills it.
 * Usage: tsx bench/plates/kill.ts [kills=60] [clip] — needs a build (`npm start` once) and FFmpeg. Exit 1 on a fault.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { repeatable } from "../../prisma/seed/people";
import { openOffice } from "../support/office";
import { makeClip } from "./make-clip";

const KILLS = Number(process.argv[2] ?? 60);
const PASSES = 40;
/** A life of the server is this long, at random; the models take some seconds of it. */
const LIFE_MS = { least: 3_000, most: 30_000 };
const LOOK_MS = 250;

const folder = mkdtempSync(path.join(tmpdir(), "bureau-clip-"));
const clip = process.argv[3] ?? path.join(folder, "clip.mp4");
if (!process.argv[3]) await makeClip(clip, { passes: PASSES });
const office = await openOffice("plates");
const random = repeatable(20_261_121);

/** The server has been up for a moment when this is called, but not always for long: what fails is sent again. */
async function submit(): Promise<string> {
  for (;;) {
    const form = new FormData();
    form.append("file", new Blob([readFileSync(clip)]), path.basename(clip));
    form.append("recorded_at", "2026-05-01T09:00:00Z");
    form.append("force", "true");
    const answer = await office.postForm("/api/uploads", form).catch(() => null);
    if (typeof answer?.job_id === "string") return answer.job_id;
    await sleep(LOOK_MS);
  }
}

const isOver = async (jobId: string): Promise<boolean> => {
  const [job] = await office.rows<{ state: string }>("SELECT state FROM job WHERE id = $1", [jobId]);
  return job?.state !== "queued" && job?.state !== "running";
};

async function passesOf(jobId: string): Promise<string[]> {
  const rows = await office.rows<{ plate: string; frame_no: number; captured_at: Date }>(
    `SELECT e.plate, e.frame_no, e.captured_at FROM plate_event e JOIN plate_upload u ON u.id = e.upload_id
     WHERE u.job_id = $1 ORDER BY e.captured_at, e.plate`,
    [jobId],
  );
  return rows.map(({ plate, frame_no, captured_at }) => `${plate} ${frame_no} ${captured_at.toISOString()}`);
}

const undisturbed = await submit();
const began = performance.now();
while (!(await isOver(undisturbed))) await sleep(LOOK_MS);
const expected = await passesOf(undisturbed);
console.log(`${expected.length} passes in ${((performance.now() - began) / 1000).toFixed(1)} s when nobody kills it`);
if (expected.length === 0) office.faults.push("the undisturbed run found nothing");

let kills = 0;
for (let run = 1; kills < KILLS; run += 1) {
  const jobId = await submit();
  const before = kills;
  while (!(await isOver(jobId))) {
    const end = Date.now() + LIFE_MS.least + random() * (LIFE_MS.most - LIFE_MS.least);
    while (Date.now() < end && !(await isOver(jobId))) await sleep(LOOK_MS);
    if (kills >= KILLS || (await isOver(jobId))) continue;
    await office.kill();
    kills += 1;
    await office.start();
  }
  const found = await passesOf(jobId);
  const lost = expected.filter((pass) => !found.includes(pass));
  const doubled = found.filter((pass, index) => found.indexOf(pass) !== index);
  const strange = found.filter((pass) => !expected.includes(pass));
  console.log(
    `run ${run}: ${kills - before} kills, ${found.length} passes, ${lost.length} lost, ${doubled.length} doubled, ${strange.length} others`,
  );
  if (lost.length + doubled.length + strange.length > 0)
    office.faults.push(
      `run ${run}: lost ${lost.join(", ")}; doubled ${doubled.join(", ")}; others ${strange.join(", ")}`,
    );
  await office.expectNone(`failed jobs in run ${run}`, "SELECT count(*) n FROM job WHERE state = 'failed'");
}

await office.kill();
console.log(await office.checkFiles());
const { faults } = office;
console.log(faults.length === 0 ? `${kills} kills: every pass is there once.` : `FAULTS\n${faults.join("\n")}`);
await office.close();
rmSync(folder, { recursive: true, force: true });
process.exit(faults.length === 0 ? 0 : 1);
