import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { cancelJob, retryJob } from "@/lib/platform/jobs/service";
import { goOn, stopSoon } from "@/lib/platform/jobs/stopping";
import { call } from "@/tests/support/call";
import { makeUser } from "@/tests/support/office";
import { jpeg, makeCamera, mp4, pass, readers, readToEnd, scripted } from "../test-support";
import { completeUpload, failUpload } from "./completion";
import { readSegment } from "./segment";

let admin: { actor: Actor; token: string };
let clerk: { actor: Actor; token: string };
let cameraId: string;
beforeAll(async () => {
  admin = await makeUser("admin");
  clerk = await makeUser("clerk");
  cameraId = (await makeCamera(admin.actor)).id;
});

const newContent = () => mp4(`clip ${crypto.randomUUID()}`);

const send = (
  content: Uint8Array<ArrayBuffer>,
  fields: Record<string, string> = {},
  name = "gate.mp4",
  headers = {},
) => {
  const form = new FormData();
  form.append("file", new Blob([content]), name);
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  return call("POST", "/api/uploads", { token: clerk.token, form, headers });
};
const jobOf = async (answer: Promise<{ status: number; body: unknown }>) => {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBe(201);
  return (body as { job_id: string }).job_id;
};
const eventsOf = (jobId: string) =>
  db().plateEvent.findMany({ where: { upload: { jobId } }, orderBy: { capturedAt: "asc" }, include: { crop: true } });

describe("sending a recording", () => {
  test("makes a job that both contracts can follow", async () => {
    const answer = await send(newContent(), { camera_id: cameraId, recorded_at: "2026-05-01T09:00:00" });
    expect(answer).toMatchObject({ status: 201, body: { status: "queued", already_uploaded: false } });
    const { job_id } = answer.body as { job_id: string };
    const job = await call("GET", `/api/jobs/${job_id}`, { token: clerk.token });
    expect(job.body).toMatchObject({ id: job_id, job_id, state: "queued", status: "queued", kind: "plates.process" });
    const upload = await call("GET", `/api/uploads/${job_id}`, { token: clerk.token });
    expect(upload.body).toMatchObject({ filename: "gate.mp4", kind: "video", recorded_at: "2026-05-01T09:00:00.000Z" });
    const range = { range: "bytes=4-7" };
    const file = await call("GET", `/api/uploads/${job_id}/file`, { token: clerk.token, headers: range });
    expect(file).toMatchObject({ status: 206, bytes: Buffer.from("ftyp") });
  });

  test("the same file again is answered with its job, unless forced or the job has failed", async () => {
    const content = newContent();
    const first = await jobOf(send(content));
    expect(await send(content, {}, "copy.mp4")).toMatchObject({
      status: 200,
      body: { job_id: first, already_uploaded: true },
    });
    expect(await jobOf(send(content, { force: "true" }))).not.toBe(first);
    expect(await jobOf(send(content, { camera_id: cameraId }))).not.toBe(first);
    const twice = newContent();
    const both = await Promise.all([send(twice), send(twice)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
    const failing = newContent();
    const failed = await jobOf(send(failing));
    await failUpload(failed, { code: "video_unreadable", message: "This is no video" });
    expect(await jobOf(send(failing))).not.toBe(failed);
  });

  test("one Idempotency-Key is one upload, and with other bytes a conflict", async () => {
    const content = newContent();
    const key = { "idempotency-key": `upload-${Date.now()}` };
    const first = await send(content, { force: "true" }, "gate.mp4", key);
    const second = await send(content, { force: "true" }, "gate.mp4", key);
    expect(second.body).toEqual(first.body);
    expect((await send(newContent(), { force: "true" }, "gate.mp4", key)).status).toBe(409);
  });

  test("bad input stores nothing and says what is wrong", async () => {
    const before = await db().plateUpload.count();
    const sentence = "Invalid file type. Only video files allowed.";
    const text = Buffer.from("I am a text file") as Buffer<ArrayBuffer>;
    expect(await send(text)).toMatchObject({ status: 400, body: { detail: sentence, message: sentence } });
    expect((await send(newContent(), { camera_id: "not-a-uuid" })).status).toBe(422);
    expect((await send(newContent(), { camera_id: crypto.randomUUID() })).body).toMatchObject({
      detail: [{ loc: ["body", "camera_id"], msg: "There is no such camera" }],
    });
    expect((await send(newContent(), { recorded_at: "yesterday" })).status).toBe(422);
    expect((await send(newContent(), { recorded_at: "2199-01-01T00:00:00Z" })).status).toBe(422);
    expect((await send(Buffer.alloc(0) as Buffer<ArrayBuffer>)).status).toBe(422);
    const nothing = await call("POST", "/api/uploads", { token: clerk.token, json: {} });
    expect(nothing.status).toBe(400);
    expect(await db().plateUpload.count()).toBe(before);
  });
});

describe("reading", () => {
  const passes = Promise.all([
    pass("CA 123-456", 1.2),
    pass("ND 987-654", 4),
    pass("GP 555 XX", 8),
    pass("AB12CDE", 12),
  ]);

  test("writes each pass once, at the recording's start and its own time", async () => {
    const jobId = await jobOf(send(newContent(), { camera_id: cameraId, recorded_at: "2026-05-01T09:00:00Z" }));
    expect(await readToEnd(jobId, scripted(await passes))).toBe("done");
    await completeUpload(jobId);
    const events = await eventsOf(jobId);
    expect(events.map((event) => [event.normalizedPlate, event.capturedAt.toISOString()])).toEqual([
      ["CA123456", "2026-05-01T09:00:01.200Z"],
      ["ND987654", "2026-05-01T09:00:04.000Z"],
      ["GP555XX", "2026-05-01T09:00:08.000Z"],
      ["AB12CDE", "2026-05-01T09:00:12.000Z"],
    ]);
    expect(events[0]).toMatchObject({ cameraId, bbox: { x1: 40, y1: 60, x2: 220, y2: 120 }, frameNo: 30 });
    expect(events[0]?.crop).not.toBeNull();
    const upload = await call("GET", `/api/uploads/${jobId}`, { token: clerk.token });
    expect(upload.body).toMatchObject({ status: "done", events_detected: 4, duration_seconds: 60, progress: 1 });
  });

  test("killed anywhere, it goes on at its checkpoint and neither loses nor doubles a pass", async () => {
    const all = await passes;
    const jobId = await jobOf(send(newContent(), { camera_id: cameraId }));
    const whole = scripted(all, 1);
    // Each try dies behind one more event of the reader, on whichever side of a checkpoint that is.
    for (let death = 1; ; death += 1) {
      let seen = 0;
      const dying: typeof whole = async function* read(file, options) {
        for await (const event of whole(file, options)) {
          yield event;
          seen += 1;
          if (seen === death) throw new Error("killed");
        }
      };
      const state = await readSegment(jobId, 0, readers(dying)).catch(() => "killed");
      if (state === "done") break;
      expect(death).toBeLessThan(50);
    }
    const keys = (await eventsOf(jobId)).map(({ passKey }) => passKey);
    expect(keys).toHaveLength(all.length);
    expect((await db().plateUpload.findUniqueOrThrow({ where: { jobId } })).eventsDetected).toBe(all.length);
  });

  test("a pass that was written before its checkpoint is not written again", async () => {
    const all = await passes;
    const jobId = await jobOf(send(newContent()));
    await readToEnd(jobId, scripted(all));
    await db().plateUpload.update({ where: { jobId }, data: { checkpoint: { version: 1, state: "1" } } });
    const media = await db().media.count();
    expect(await readToEnd(jobId, scripted(all))).toBe("done");
    expect(await eventsOf(jobId)).toHaveLength(all.length);
    expect(await db().media.count()).toBe(media);
  });

  test("ends at a checkpoint when the process stops, and another worker's checkpoint ends it too", async () => {
    const all = await passes;
    const jobId = await jobOf(send(newContent()));
    stopSoon();
    try {
      expect(await readSegment(jobId, 0, readers(scripted(all, 2)))).toBe("more");
    } finally {
      goOn();
    }
    expect(await eventsOf(jobId)).toHaveLength(2);
    const rivalled: ReturnType<typeof scripted> = async function* read(file, options) {
      await db().plateUpload.update({ where: { jobId }, data: { checkpointSeq: { increment: 1 } } });
      yield* scripted(all, 2)(file, options);
    };
    expect(await readSegment(jobId, 0, readers(rivalled))).toBeNull();
    expect(await eventsOf(jobId)).toHaveLength(2);
    expect(await readToEnd(jobId, scripted(all))).toBe("done");
    expect(await eventsOf(jobId)).toHaveLength(4);
  });

  test("cancelled, it writes nothing more; tried again, it goes on", async () => {
    const all = await passes;
    const jobId = await jobOf(send(newContent()));
    const cancelling: ReturnType<typeof scripted> = async function* read(file, options) {
      let passed = 0;
      for await (const event of scripted(all, 1)(file, options)) {
        if (event.type === "pass") passed += 1;
        if (event.type === "pass" && passed === 3) await cancelJob(clerk.actor, jobId);
        yield event;
      }
    };
    expect(await readSegment(jobId, 0, readers(cancelling))).toBeNull();
    expect(await eventsOf(jobId)).toHaveLength(2);
    const upload = await call("GET", `/api/uploads/${jobId}`, { token: clerk.token });
    expect(upload.body).toMatchObject({ status: "failed", state: "cancelled" });
    await retryJob(clerk.actor, jobId);
    expect(await readToEnd(jobId, scripted(all))).toBe("done");
    expect(await eventsOf(jobId)).toHaveLength(4);
  });

  test("a failure is told with its reason", async () => {
    const jobId = await jobOf(send(newContent()));
    await failUpload(jobId, { code: "video_no_frames", message: "The video has no frames" });
    expect((await call("GET", `/api/uploads/${jobId}`, { token: clerk.token })).body).toMatchObject({
      status: "failed",
      reason: "The video has no frames",
    });
  });

  test("a picture's plates share its frame", async () => {
    const content = new Uint8Array((await jpeg(`picture ${Date.now()}`)).data);
    const jobId = await jobOf(send(content, { recorded_at: "2026-05-01T09:00:00Z" }, "gate.jpg"));
    const [first, second] = await passes;
    if (!first || !second) throw new Error("no passes");
    const image = async () => [first, second];
    expect(await readSegment(jobId, 0, { image, video: scripted([]) })).toBe("done");
    const events = await eventsOf(jobId);
    expect(events).toHaveLength(2);
    const frame = await call("GET", `/api/events/${events[0]?.id}/frame`, { token: clerk.token });
    expect(frame).toMatchObject({ status: 200, bytes: Buffer.from(content) });
  });
});
