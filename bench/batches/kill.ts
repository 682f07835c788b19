/**
 * Prepares a print batch on a real server that is killed three times meanwhile, and then looks whether every card is
 * there once, whole and on the sheets. Prints the rate, and the server's memory over time.
 * Usage: tsx bench/batches/kill.ts [cards=1000] — Linux; needs a build (`npm start` once). Exit 1 on a fault.
 */
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { CARDS_PER_PART } from "../../lib/licenses/production/sheets/geometry";
import { inventPerson, repeatable } from "../../prisma/seed/people";
import { openOffice, PRESENT_CARDS_WITHOUT_FIVE_FILES } from "../support/office";

const CARDS = Number(process.argv[2] ?? 1000);
/** The server dies when so much of the batch is done. */
const KILLS_AT = [0.25, 0.5, 0.75];
const SAMPLE_MS = 500;
/** Linux counts a process's CPU time in hundredths of a second. */
const TICKS_PER_SECOND = 100;
/** From a run's first third to its last the memory may grow so much; sheets of some dozen cards come at the end. */
const GROWTH_MB_MAX = 200;
/** So many cards a life needs for its memory to tell anything. */
const CARDS_TO_JUDGE = 150;

const office = await openOffice("batches");
const random = repeatable(20_261_121);
const queue = Array.from({ length: CARDS }, () => inventPerson(random)).values();
const register = async () => {
  for (const input of queue) {
    const person = await office.post("/api/v1/citizens", input);
    const license = await office.post("/api/v1/licenses", { citizen_id: person.id, category: "B" });
    const printed = await office.post(`/api/v1/licenses/${license.id}/print`, {});
    if (printed.success !== true) throw new Error(`not queued: ${JSON.stringify(printed)}`);
  }
};
await Promise.all(Array.from({ length: 4 }, register));
console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} threads; ${CARDS} cards queued`);

type Sample = { life: number; seconds: number; done: number; rssMb: number; cpuSeconds: number };
const samples: Sample[] = [];
const usage = (pid: number) => {
  const rssKb = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return { rssMb: rssKb / 1024, cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND };
};

const batch = await office.post("/api/v1/production/batches", { all_queued: true });
const address = `/api/v1/production/batches/${batch.id}`;
const started = performance.now();
let life = 1;
for (;;) {
  const now = (await office.get(address)) as { files: { done: number; failed: number }; job: { state: string } };
  const { done } = now.files;
  const sample = { life, seconds: (performance.now() - started) / 1000, done, ...usage(office.pid()) };
  samples.push(sample);
  if (now.job.state !== "queued" && now.job.state !== "running") break;
  const killAt = KILLS_AT[life - 1];
  if (killAt !== undefined && done >= killAt * CARDS) {
    console.log(`kill ${life} at ${done} cards, ${sample.seconds.toFixed(1)} s, ${sample.rssMb.toFixed(0)} MB`);
    await office.kill();
    await office.start();
    life += 1;
  }
  await sleep(SAMPLE_MS);
}

const seconds = (performance.now() - started) / 1000;
const lives = Array.from({ length: life }, (_, index) => samples.filter((sample) => sample.life === index + 1));
const cpuSeconds = lives.reduce((sum, of) => sum + (of.at(-1)?.cpuSeconds ?? 0) - (of[0]?.cpuSeconds ?? 0), 0);
console.log(
  `${CARDS} cards with files and sheets in ${seconds.toFixed(1)} s, ${life - 1} kills and restarts included: ${(CARDS / seconds).toFixed(2)} cards/s, ${(CARDS / cpuSeconds).toFixed(2)} cards per CPU-second`,
);
console.log("life  cards       seconds  cards/s  cards/CPU-s  RSS MB: first third, last third, most");
const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
for (const [index, of] of lives.entries()) {
  const [first, last] = [of[0], of.at(-1)];
  if (!first || !last) continue;
  const third = Math.ceil(of.length / 3);
  const rss = of.map(({ rssMb }) => rssMb);
  const [early, late] = [middle(rss.slice(0, third)), middle(rss.slice(-third))];
  const cards = last.done - first.done;
  console.log(
    `${String(index + 1).padEnd(4)}  ${`${first.done}–${last.done}`.padEnd(10)}  ${(last.seconds - first.seconds).toFixed(1).padStart(7)}  ${(cards / (last.seconds - first.seconds)).toFixed(2).padStart(7)}  ${(cards / (last.cpuSeconds - first.cpuSeconds)).toFixed(2).padStart(11)}  ${[early, late, Math.max(...rss)].map((mb) => mb.toFixed(0).padStart(5)).join(", ")}`,
  );
  if (cards >= CARDS_TO_JUDGE && late - early > GROWTH_MB_MAX)
    office.faults.push(`memory grew by ${(late - early).toFixed(0)} MB in life ${index + 1}`);
}

const counted = async (what: string, sql: string, expected: number) => {
  const n = await office.count(sql);
  if (n !== expected) office.faults.push(`${what}: ${n} instead of ${expected}`);
};
if (life !== KILLS_AT.length + 1) office.faults.push(`only ${life - 1} kills: the batch was too small`);
await counted("cards with files", "SELECT count(*) n FROM print_job WHERE files_state = 'done'", CARDS);
await counted("generations", "SELECT count(*) n FROM license_generation", CARDS);
await counted("licenses with a generation", "SELECT count(DISTINCT license_id) n FROM license_generation", CARDS);
await counted(
  "finished card jobs",
  "SELECT count(*) n FROM job WHERE kind = 'license.generate' AND state = 'done'",
  CARDS,
);
await counted("places on the sheets", "SELECT count(DISTINCT placement) n FROM print_job", CARDS);
await counted("the last place", "SELECT max(placement) + 1 n FROM print_job", CARDS);
await counted("sheet files", "SELECT count(*) n FROM print_sheet", 2 * Math.ceil(CARDS / CARDS_PER_PART));
await counted("cards on sheets", "SELECT coalesce(sum(card_count), 0) n FROM print_sheet", 2 * CARDS);
await office.expectNone("cards without five files", PRESENT_CARDS_WITHOUT_FIVE_FILES);
await office.expectNone("jobs that never ended", "SELECT count(*) n FROM job WHERE state IN ('queued', 'running')");
await office.expectNone(
  "cards printed from other files than the license's own",
  "SELECT count(*) n FROM print_job p JOIN license l ON l.id = p.license_id WHERE p.generation_id IS DISTINCT FROM l.current_generation_id",
);
await office.kill();
console.log(await office.checkFiles());
const { faults } = office;
console.log(faults.length === 0 ? "Every card is there once, and whole." : `FAULTS\n${faults.join("\n")}`);
await office.close();
process.exit(faults.length === 0 ? 0 : 1);
