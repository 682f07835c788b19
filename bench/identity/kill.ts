/**
 * Has documents read on a real server that is killed at random moments, and then looks whether each has been read, and
 * once: one reading, one thumbnail, one row of the trail, and every file as it was sent.
 * Usage: tsx bench/identity/kill.ts [kills=60] [documents=200] — needs a build (`npm start` once). Exit 1 on a fault.
 */
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { inventPerson, repeatable } from "../../prisma/seed/people";
import { openOffice } from "../support/office";

const KILLS = Number(process.argv[2] ?? 60);
const DOCUMENTS = Number(process.argv[3] ?? 200);
/** A life of the server is this long, at random; the models take some of it. */
const LIFE_MS = { least: 1_500, most: 12_000 };
const LOOK_MS = 200;
const SENT_AT_ONCE = 4;

const office = await openOffice("identity");
const random = repeatable(20_261_122);

/** A card with somebody's data in print: enough that there is something to read. */
async function draw(index: number): Promise<Blob> {
  const person = inventPerson(random);
  const lines = Object.entries(person).flatMap(([name, value]) =>
    typeof value === "string" ? [`${name.replaceAll("_", " ")}: ${value}`] : [],
  );
  const text = [`Document ${index}`, ...lines.slice(0, 8)]
    .map((line, row) => `<text x="60" y="${90 + row * 60}" font-size="34">${line.replace(/[<>&]/g, " ")}</text>`)
    .join("");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="630"><rect width="1000" height="630" fill="#eef2f0"/>${text}</svg>`;
  return new Blob([new Uint8Array(await sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer())]);
}

/** Sends a document until it is acknowledged; a server that died may have taken it already, and takes it for the same. */
async function submit(document: Blob): Promise<string> {
  for (;;) {
    const form = new FormData();
    form.append("file", document, "document.jpg");
    const answer = await office.postForm("/api/identity/upload-image-sync", form).catch(() => null);
    if (typeof answer?.media_id === "string") return answer.media_id;
    await sleep(LOOK_MS);
  }
}

const left = () => office.count("SELECT count(*) n FROM job WHERE state IN ('queued', 'running')");

let kills = 0;
let taken = 0;
for (let run = 1; kills < KILLS; run += 1) {
  const documents = await Promise.all(Array.from({ length: DOCUMENTS }, (_, index) => draw(run * DOCUMENTS + index)));
  const acknowledged: string[] = [];
  const queue = documents.values();
  const sending = Promise.all(
    Array.from({ length: SENT_AT_ONCE }, async () => {
      for (const document of queue) acknowledged.push(await submit(document));
    }),
  );
  let sent = false;
  void sending.then(() => {
    sent = true;
  });
  const before = kills;
  const began = performance.now();
  const isOver = async () => sent && (await left()) === 0;
  while (!(await isOver())) {
    const end = Date.now() + LIFE_MS.least + random() * (LIFE_MS.most - LIFE_MS.least);
    while (Date.now() < end && !(await isOver())) await sleep(LOOK_MS);
    if (kills >= KILLS || (await isOver())) continue;
    await office.kill();
    kills += 1;
    await office.start();
  }
  await sending;
  taken += acknowledged.length;
  if (new Set(acknowledged).size !== DOCUMENTS)
    office.faults.push(`run ${run}: ${DOCUMENTS} documents became ${new Set(acknowledged).size} rows`);
  const seconds = (performance.now() - began) / 1000;
  console.log(`run ${run}: ${kills - before} kills, ${acknowledged.length} documents in ${seconds.toFixed(1)} s`);
}

const documents = "SELECT m.id FROM media m WHERE m.dedup_key IS NOT NULL";
const rows = await office.count(`SELECT count(*) n FROM (${documents}) AS d`);
if (rows !== taken) office.faults.push(`${taken} documents were acknowledged, ${rows} rows are there`);
await office.expectNone("failed jobs", "SELECT count(*) n FROM job WHERE state <> 'done'");
for (const [what, of] of [
  ["a reading", "SELECT count(*) FROM ocr_job o WHERE o.media_id = m.id"],
  ["a completed reading", "SELECT count(*) FROM ocr_job o WHERE o.media_id = m.id AND o.status = 'completed'"],
  ["a thumbnail", "SELECT count(*) FROM media t WHERE t.parent_id = m.id"],
  [
    "a row of the trail that tells of its reading",
    "SELECT count(*) FROM audit_entry a WHERE a.resource_id = m.id::text AND a.description LIKE 'Read a document%'",
  ],
] as const)
  await office.expectNone(
    `documents without exactly ${what}`,
    `SELECT count(*) n FROM media m WHERE m.dedup_key IS NOT NULL AND (${of}) <> 1`,
  );

await office.kill();
console.log(await office.checkFiles());
const { faults } = office;
console.log(
  faults.length === 0
    ? `${kills} kills, ${rows} documents: each has been read, and once.`
    : `FAULTS\n${faults.join("\n")}`,
);
await office.close();
process.exit(faults.length === 0 ? 0 : 1);
