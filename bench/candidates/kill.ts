/**
 * Takes candidates in on a real server that is killed all the while, each tried again until it is answered, and then
 * looks whether every candidate is there once and whole. Prints how often it had to try.
 * Usage: tsx bench/candidates/kill.ts [candidates=100] [kills=60] — needs a build (`npm start` once). Exit 1 on a fault.
 */
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { repeatable } from "../../prisma/seed/people";
import { type Json, openOffice } from "../support/office";

const CANDIDATES = Number(process.argv[2] ?? 100);
const KILLS = Number(process.argv[3] ?? 60);
const AT_ONCE = 4;
/** A server lives so long before it is killed, in ms; short enough to fall into uploads and saves. */
const LIFE_MS = { least: 150, most: 1500 };
const FILES = ["photo", "signature", "passport_front_img", "passport_back_img", "cdc_img"] as const;

// What is read from the pictures is no matter here; without it an upload is short enough to be hit in every phase.
process.env.ENABLE_OCR = "0";
const office = await openOffice("candidates");
const random = repeatable(20_261_122);
const seeded = await office.count("SELECT count(*) n FROM candidate");

const pictureOf = async (candidate: number, file: number): Promise<Buffer> => {
  const background = { r: candidate % 256, g: file * 40, b: Math.floor(candidate / 256) };
  return sharp({ create: { width: 320, height: 240, channels: 3, background } })
    .jpeg()
    .toBuffer();
};

let tries = 0;
let done = 0;
/** Tries until the server answers with success; a refusal that another try will not change is a fault. */
async function insist(what: string, call: () => Promise<Json>): Promise<Json> {
  for (;;) {
    tries += 1;
    const answer = await call().catch(() => null);
    if (answer?.status === "success") return answer;
    const passing = answer === null || ["database_unavailable", "internal_error"].includes(String(answer.code ?? ""));
    if (!passing && answer?.request_id === undefined) throw new Error(`${what} was refused: ${JSON.stringify(answer)}`);
    await sleep(50);
  }
}

const records = new Map<number, { id: unknown; session: unknown; body: Json }>();
const queue = Array.from({ length: CANDIDATES }, (_, index) => index).values();

async function takeIn(): Promise<void> {
  for (const index of queue) {
    const pictures = await Promise.all(FILES.map((_, file) => pictureOf(index, file)));
    const uploaded = await insist("upload", () => {
      const form = new FormData();
      for (const [file, name] of FILES.entries())
        form.append(name, new Blob([new Uint8Array(pictures[file] as Buffer)]), `${name}.jpg`);
      return office.postForm("/upload-images", form);
    });
    const body = {
      session_id: uploaded.session_id,
      firstName: `Given${index}`,
      lastName: "O'Killed",
      passport: `K${String(index).padStart(7, "0")}`,
    };
    const saved = await insist("save", () => office.post("/candidate/save-candidate-data", body));
    if (saved.files_count !== FILES.length) office.faults.push(`candidate ${index} has ${saved.files_count} files`);
    records.set(index, { id: saved.record_id, session: uploaded.session_id, body });
    done += 1;
  }
}

const started = performance.now();
const clients = Promise.all(Array.from({ length: AT_ONCE }, takeIn));
let ended = false;
const finish = clients.finally(() => {
  ended = true;
});
let kills = 0;
// Kills go on until they are used up: when the intakes are through before, saves that are repeated are hit.
const killing = (async () => {
  while (kills < KILLS) {
    await sleep(LIFE_MS.least + random() * (LIFE_MS.most - LIFE_MS.least));
    await office.kill();
    kills += 1;
    await office.start();
    if (ended) await repeatSaves(10);
  }
})();

/** The same session again: the same record. */
async function repeatSaves(most: number): Promise<void> {
  for (const [index, { id, body }] of [...records].sort(() => random() - 0.5).slice(0, most)) {
    const again = await insist("repeated save", () => office.post("/candidate/save-candidate-data", body));
    if (again.record_id !== id) office.faults.push(`candidate ${index}: ${again.record_id} instead of ${id}`);
  }
}

await finish;
await killing;
await repeatSaves(CANDIDATES);
const seconds = (performance.now() - started) / 1000;
console.log(
  `${done} intakes, ${kills} kills and restarts, ${tries} calls in ${seconds.toFixed(0)} s; every save was repeated with its session`,
);

const candidates = await office.count("SELECT count(*) n FROM candidate");
if (candidates !== seeded + CANDIDATES)
  office.faults.push(`${candidates - seeded} candidates instead of ${CANDIDATES}`);
await office.expectNone(
  "candidates that are not whole",
  `SELECT count(*) n FROM candidate c WHERE last_name = 'O''Killed' AND ((SELECT count(*) FROM candidate_file f
     JOIN media m ON m.id = f.media_id AND m.deleted_at IS NULL WHERE f.candidate_id = c.id) <> ${FILES.length}
     OR NOT EXISTS (SELECT 1 FROM intake_session s WHERE s.candidate_id = c.id))`,
);
await office.expectNone(
  "sessions that are not whole",
  `SELECT count(*) n FROM intake_session s WHERE candidate_id IS NULL
     AND (SELECT count(*) FROM candidate_file f WHERE f.session_id = s.id) <> ${FILES.length}`,
);
await office.expectNone(
  "candidates without their row in the trail",
  `SELECT count(*) n FROM candidate c WHERE NOT EXISTS (SELECT 1 FROM audit_entry a
     WHERE a.resource_type = 'candidate' AND a.resource_id = c.id::text AND a.action = 'create')`,
);
await office.kill();
console.log(await office.checkFiles());
const { faults } = office;
console.log(faults.length === 0 ? "Every candidate is there once, and whole." : `FAULTS\n${faults.join("\n")}`);
await office.close();
process.exit(faults.length === 0 ? 0 : 1);
