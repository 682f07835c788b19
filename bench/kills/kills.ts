/**
 * Kills the app at random moments while licenses generate, and then looks whether anything was lost or half done.
 * Usage: tsx bench/kills/kills.ts [kills=200] — needs a build (`npm start` once). Prints what it found; exit 1 on a fault.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { inventPerson, repeatable } from "../../prisma/seed/people";
import { openOffice, PRESENT_CARDS_WITHOUT_FIVE_FILES } from "../support/office";

const kills = Number(process.argv[2] ?? 200);
const LICENSES = 24;
const office = await openOffice("kills");
const random = repeatable(Date.now() % 100_000);
const licenses: number[] = [];
for (let index = 0; index < LICENSES; index += 1) {
  const person = await office.post("/api/v1/citizens", inventPerson(random));
  const license = await office.post("/api/v1/licenses", { citizen_id: person.id, category: "B" });
  licenses.push(license.id as number);
}

const started = performance.now();
let acknowledged = 0;
for (let round = 1; round <= kills; round += 1) {
  const force = { force_regenerate: true };
  const requests = Array.from({ length: 4 }, () => licenses[Math.floor(Math.random() * licenses.length)] as number).map(
    (id) =>
      office
        .post(`/api/v1/licenses/${id}/generate`, force, { prefer: "respond-async", "idempotency-key": randomUUID() })
        .then(
          (answer) => {
            if (answer.job_id) acknowledged += 1;
          },
          () => undefined,
        ),
  );
  await sleep(Math.random() * 2500);
  await office.kill();
  await Promise.all(requests);
  await office.start();
  if (round % 20 === 0)
    console.log(
      `${round} kills, ${acknowledged} jobs acknowledged, ${Math.round((performance.now() - started) / 1000)} s`,
    );
}

const UNFINISHED = "SELECT count(*) n FROM job WHERE state IN ('queued', 'running')";
for (let waited = 0; waited < 300 && (await office.count(UNFINISHED)) > 0; waited += 1) await sleep(1000);

await office.expectNone("jobs that never ended", UNFINISHED);
await office.expectNone(
  "failed jobs without a reason",
  "SELECT count(*) n FROM job WHERE state = 'failed' AND reason IS NULL",
);
await office.expectNone(
  "jobs with two generations",
  "SELECT count(*) n FROM (SELECT job_id FROM license_generation GROUP BY job_id HAVING count(*) > 1) twice",
);
await office.expectNone(
  "done jobs without a generation",
  "SELECT count(*) n FROM job j WHERE j.kind = 'license.generate' AND j.state = 'done' AND NOT EXISTS (SELECT 1 FROM license_generation g WHERE g.job_id = j.id)",
);
await office.expectNone("present generations without five files", PRESENT_CARDS_WITHOUT_FIVE_FILES);
const GENERATED = "SELECT count(*) n FROM job WHERE kind = 'license.generate'";
const [done, all] = [await office.count(`${GENERATED} AND state = 'done'`), await office.count(GENERATED)];
await office.kill();
const files = await office.checkFiles();
console.log(
  `${kills} kills in ${Math.round((performance.now() - started) / 1000)} s; ${acknowledged} jobs acknowledged; ${done} of ${all} jobs done`,
);
console.log(files);
if (all === 0) office.faults.push("no license was generated at all: nothing was tried");
const { faults } = office;
console.log(faults.length === 0 ? "Nothing was lost and nothing happened twice." : `FAULTS\n${faults.join("\n")}`);
await office.close();
process.exit(faults.length === 0 ? 0 : 1);
