import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { forgetSettings } from "@/lib/platform/settings";
import { storage } from "@/lib/platform/storage/current";
import { makeUser } from "@/tests/support/office";
import { createCamera, updateCamera } from "../cameras/service";
import type { RecognizeStream } from "../readers";
import type { StreamEvent } from "../recognition";
import { jpeg, pass } from "../test-support";
import { LEASE_SECONDS } from "./lease";
import { IngestSupervisor } from "./supervisor";

let admin: Actor;
beforeAll(async () => {
  process.env.CAMERA_NETWORKS = "127.0.0.1";
  forgetSettings();
  admin = (await makeUser("admin")).actor;
});
beforeEach(() => db().camera.updateMany({ data: { active: false } }));
const running: IngestSupervisor[] = [];
afterEach(async () => {
  for (const supervisor of running.splice(0)) await supervisor.stop();
});

const camera = () =>
  createCamera(admin, {
    name: "Live",
    lat: 0,
    lon: 0,
    rtsp_url: "rtsp://a:b@127.0.0.1:1/x",
    active: true,
    grammars: ["ZA"],
  });
const rowOf = (id: string) => db().camera.findUniqueOrThrow({ where: { id }, include: { lastFrame: true } });
const until = (check: () => Promise<void> | void) => vi.waitFor(check, { timeout: 10_000, interval: 50 });

function supervisor(recognize: RecognizeStream, holder = crypto.randomUUID()): IngestSupervisor {
  const made = new IngestSupervisor({ streamsMax: 4, holder, recognize });
  running.push(made);
  return made;
}

/** A stream that gives these events and then stays open until it is left. */
const stream = (events: StreamEvent[], seen: string[] = []): RecognizeStream =>
  async function* read(address, { signal } = {}) {
    seen.push(address);
    yield* events;
    await new Promise((resolve) => signal?.addEventListener("abort", resolve, { once: true }));
  };
const state = (name: "live" | "waiting", attempt = 0): StreamEvent => ({
  type: "state",
  state: { state: name, reason: name === "live" ? null : "Connection refused", attempt, retryInMs: null },
});

test("a camera's passes become reads, its state and last frame are kept, and the old frame goes", async () => {
  const { id } = await camera();
  const at = Date.parse("2026-05-01T09:00:00Z");
  const seen: string[] = [];
  const one = supervisor(
    stream(
      [
        state("live"),
        { type: "snapshot", frame: await jpeg(`first ${id}`), capturedAtMs: at },
        { type: "snapshot", frame: await jpeg(`second ${id}`), capturedAtMs: at + 1000 },
        { type: "pass", pass: await pass("LV 1 AA", 3, { key: `${at}-1`, capturedAtMs: at + 3000 }) },
        { type: "pass", pass: await pass("LV 1 AA", 3, { key: `${at}-1`, capturedAtMs: at + 3000 }) },
      ],
      seen,
    ),
  );
  await one.look();
  await until(async () => expect(await db().plateEvent.count({ where: { cameraId: id } })).toBe(1));
  expect(seen).toEqual(["rtsp://a:b@127.0.0.1:1/x"]);
  expect(await db().plateEvent.findFirstOrThrow({ where: { cameraId: id } })).toMatchObject({
    normalizedPlate: "LV1AA",
    capturedAt: new Date(at + 3000),
    uploadId: null,
  });
  const row = await rowOf(id);
  expect(row).toMatchObject({ streamState: "live", lastFrameAt: new Date(at + 1000) });
  expect(await storage().exists(row.lastFrame?.storageKey ?? "")).toBe(true);
  const names = await db().media.findMany({ where: { originalName: "last-frame.jpg" } });
  expect(names.map((media) => media.id)).toEqual([row.lastFrameId]);
});

test("one process reads a camera, and another one takes over when it is dead", async () => {
  const { id } = await camera();
  const [first, second] = [supervisor(stream([state("live")])), supervisor(stream([state("live")]))];
  await Promise.all([first.look(), second.look()]);
  expect([...first.reading, ...second.reading]).toEqual([id]);
  const [owner, heir] = first.reading.length > 0 ? [first, second] : [second, first];
  await heir.look(new Date(Date.now() + (LEASE_SECONDS - 1) * 1000));
  expect(heir.reading).toEqual([]);
  await heir.look(new Date(Date.now() + (LEASE_SECONDS + 1) * 1000));
  expect(heir.reading).toEqual([id]);
  // The one that was taken for dead comes back, and leaves the camera to its heir.
  await owner.look();
  await until(() => expect(owner.reading).toEqual([]));
  expect((await rowOf(id)).leaseHolder).not.toBeNull();
});

test("a camera that is changed is read anew, and one that is switched off no longer", async () => {
  const { id } = await camera();
  const seen: string[] = [];
  const one = supervisor(stream([state("live")], seen));
  await one.look();
  await until(async () => expect((await rowOf(id)).streamState).toBe("live"));
  await updateCamera(admin, id, { rtsp_url: "rtsp://127.0.0.1:1/y" });
  await until(async () => {
    await one.look();
    expect(seen).toEqual(["rtsp://a:b@127.0.0.1:1/x", "rtsp://127.0.0.1:1/y"]);
  });
  await updateCamera(admin, id, { active: false });
  await one.look();
  await until(async () => expect(await rowOf(id)).toMatchObject({ streamState: "off", leasedUntil: null }));
  expect(one.reading).toEqual([]);
});

test("a stream that fails says why, and is tried again later", async () => {
  const { id } = await camera();
  const one = supervisor(stream([state("waiting", 5)]));
  await one.look();
  await until(async () => expect(one.reading).toEqual([]));
  expect(await rowOf(id)).toMatchObject({ streamState: "failing", lastError: "Connection refused", leasedUntil: null });
  await one.look();
  expect(one.reading).toEqual([]);
  await one.look(new Date(Date.now() + 6000));
  expect(one.reading).toEqual([id]);
  await until(async () => expect(one.reading).toEqual([]));

  await db().camera.updateMany({ where: { id: { not: id } }, data: { active: false } });
  process.env.CAMERA_NETWORKS = "";
  forgetSettings();
  try {
    const two = supervisor(stream([state("live")]));
    await two.look();
    await until(async () => expect((await rowOf(id)).lastError).toContain("private network"));
  } finally {
    process.env.CAMERA_NETWORKS = "127.0.0.1";
    forgetSettings();
  }
});
