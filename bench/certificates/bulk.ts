/**
 * Issues many certificates in one job (5,000, or as many as the argument says) on a database of its own, and decodes
 * and verifies the QR code of every hundredth by an independent renderer and decoder (pdfium, ZXing). Prints how many
 * a second, what CPU and memory they took, and how large they are.
 *
 *   npm run bench:certificates -- 500
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { startServer, stopServer } from "../../scripts/lib/postgres/server.mjs";

const COUNT = Number(process.argv[2] ?? 5000);
const EVERY = Math.min(100, Math.max(1, Math.floor(COUNT / 10)));
const PHOTOS = 20;

const dataDir = mkdtempSync(path.join(tmpdir(), "bureau-certificates-"));
const postgres = await startServer({ dataDir });
Object.assign(process.env, {
  DATABASE_URL: postgres.url("bureau"),
  BUREAU_DATA_DIR: dataDir,
  NEXTAUTH_SECRET: "only-for-the-certificates-bench-0123456789",
  BUREAU_DEMO: "1",
  VERIFICATIONS_PER_MINUTE: "100000",
  LOG_LEVEL: "warn",
});
execFileSync(process.execPath, ["node_modules/prisma/build/index.js", "migrate", "deploy"], { stdio: "ignore" });

// What reads the settings is loaded when they are set.
const { requestIssue, batchCounts } = await import("@/lib/candidates/certificates/bulk/service");
const { BulkInput } = await import("@/lib/candidates/certificates/bulk/schema");
const { completeIssue, issueNext } = await import("@/lib/candidates/certificates/bulk/steps");
const { createCourse } = await import("@/lib/candidates/certificates/courses");
const { CourseInput } = await import("@/lib/candidates/certificates/schema");
const { verifyToken } = await import("@/lib/candidates/certificates/verification/service");
const { syntheticPortraitJpeg } = await import("@/lib/people/photo/testing/synthetic-face");
const { systemActor } = await import("@/lib/platform/auth/actor");
const { closeDatabase, db, transaction } = await import("@/lib/platform/db");
const { readMedia, recordMedia, storeFile } = await import("@/lib/platform/storage/media");
const { readPdf } = await import("@/lib/licenses/card/test-scan");

/** So many candidates, who share some drawn photos. */
async function makeCandidates(): Promise<number[]> {
  const photos = await Promise.all(
    Array.from({ length: PHOTOS }, async (_, seed) => {
      const source = await syntheticPortraitJpeg({ seed: seed + 1 });
      const stored = await storeFile({ folder: "candidates", source, bytesMax: 5_000_000, originalName: "me.jpg" });
      return transaction((tx) => recordMedia(tx, stored, { createdBy: null }));
    }),
  );
  const rows = Array.from({ length: COUNT }, (_, i) => ({
    candidateName: `Mei_Lin_P${i}`,
    firstName: "Mei",
    lastName: `Lin ${i}`,
    passportNo: `P${i}`,
    passportKey: `P${i}`,
    data: {},
  }));
  const made = await db().candidate.createManyAndReturn({ data: rows, select: { id: true } });
  const files = made.map(({ id }, i) => ({
    candidateId: id,
    kind: "photo" as const,
    fileName: "me.jpg",
    mediaId: photos[i % PHOTOS]?.id ?? "",
  }));
  await db().candidateFile.createMany({ data: files });
  return made.map(({ id }) => id);
}

async function decoded(pdf: Uint8Array): Promise<string> {
  const [page] = await readPdf(pdf);
  const half = await sharp(page?.png).resize(1754).png().toBuffer();
  const [code] = await readBarcodes(new Uint8Array(half), { formats: ["QRCode"], tryHarder: true });
  return code?.text ?? "";
}

try {
  const wasm = readFileSync("node_modules/zxing-wasm/dist/reader/zxing_reader.wasm");
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
  const candidate_ids = await makeCandidates();
  const course = await createCourse(
    systemActor,
    CourseInput.parse({ code: "BENCH", name: "STCW Basic Safety Training", validity_years: 5, duration_days: 5 }),
  );
  const job = await requestIssue(
    systemActor,
    BulkInput.parse({ candidate_ids, course_id: course.id, start_date: "2026-05-04" }),
  );
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  for (let left = await issueNext(job.id, 0); left; left = await issueNext(job.id, 0))
    if (left % 500 === 0) console.log(`${COUNT - left} of ${COUNT}`);
  await completeIssue(job.id);
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const counts = await batchCounts(job.id);
  const rows = await db().certificate.findMany({
    where: { jobId: job.id },
    include: { pdf: true },
    orderBy: { number: "asc" },
  });
  const numbers = new Set(rows.map(({ number }) => number));
  const bytes = rows.reduce((sum, { pdf }) => sum + (pdf?.sizeBytes ?? 0), 0);
  const peakMb = process.resourceUsage().maxRSS / 1024;
  console.log(`${counts.drawn} certificates in ${seconds.toFixed(1)} s: ${(COUNT / seconds).toFixed(1)} a second`);
  console.log(
    `CPU ${((user + system) / 1e6 / COUNT).toFixed(3)} s each, peak memory ${peakMb.toFixed(0)} MB, ${(bytes / COUNT / 1000).toFixed(0)} kB each`,
  );
  console.log(`${numbers.size} numbers, from ${rows[0]?.number} to ${rows.at(-1)?.number}`);

  let [held, refused] = [0, 0];
  const looked = rows.filter((_, i) => i % EVERY === 0);
  for (const row of looked) {
    const token = new URL(await decoded(await readMedia(row.pdfId ?? ""))).searchParams.get("t") ?? "";
    if (token === row.token && (await verifyToken(token)).outcome === "valid") held += 1;
    const at = 20 + (row.id % (token.length - 30));
    const wrong = token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
    if ((await verifyToken(wrong)).outcome === "altered") refused += 1;
  }
  console.log(`${held} of ${looked.length} codes decoded and verified; ${refused} refused with one letter altered`);
  if (held !== looked.length || refused !== looked.length || numbers.size !== COUNT) process.exitCode = 1;
} finally {
  await closeDatabase();
  await stopServer({ dataDir });
  rmSync(dataDir, { recursive: true, force: true });
}
