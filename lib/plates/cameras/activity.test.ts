import { expect, test } from "vitest";
import { makeUser } from "@/tests/support/office";
import { makeCamera, makeEvents } from "../test-support";
import { readsOfLastDay, readsPerHour } from "./activity";
import { listCameras, shownStream } from "./queries";
import { createCamera } from "./service";

test("the reads of a camera's last day are counted, each in its hour", async () => {
  const { actor: admin } = await makeUser("admin");
  const [busy, idle] = [await makeCamera(admin, "Busy"), await makeCamera(admin, "Idle")];
  const now = new Date("2026-05-02T12:00:00Z");
  await makeEvents(admin, ["CA 1 001", "CA 1 002"], { cameraId: busy.id, at: new Date("2026-05-02T11:30:00Z") });
  await makeEvents(admin, ["CA 1 003"], { cameraId: busy.id, at: new Date("2026-05-01T12:30:00Z") });
  await makeEvents(admin, ["CA 1 004"], { cameraId: busy.id, at: new Date("2026-05-01T11:00:00Z") });
  await makeEvents(admin, ["CA 1 005"], { cameraId: busy.id, at: new Date("2026-05-02T12:00:00Z") });

  expect([...(await readsOfLastDay(admin, [busy.id, idle.id], now))]).toEqual([[busy.id, 3]]);
  const hours = await readsPerHour(admin, busy.id, now);
  expect(hours.map(({ reads }) => reads)).toEqual([1, ...Array.from({ length: 22 }, () => 0), 2]);
  expect(hours[0]?.from.toISOString()).toBe("2026-05-01T12:00:00.000Z");
});

test("cameras are listed by name or by age, and an administrator sees where a stream comes from, never its password", async () => {
  const { actor: admin } = await makeUser("admin");
  const { actor: clerk } = await makeUser("clerk");
  const word = crypto.randomUUID();
  const place = { lat: -33.9, lon: 18.4, active: true, grammars: [], description: word };
  const late = await createCamera(admin, { ...place, name: "Z", rtsp_url: "rtsp://viewer:s3cret@8.8.8.8:8554/gate" });
  const early = await createCamera(admin, { ...place, name: "A" });
  const names = async (order: Parameters<typeof listCameras>[3]) =>
    (await listCameras(admin, { q: word }, undefined, order)).items.map(({ name }) => name);
  expect(await names({ sort: "name", desc: false })).toEqual(["A", "Z"]);
  expect(await names({ sort: "name", desc: true })).toEqual(["Z", "A"]);
  expect(await names(undefined)).toEqual(["Z", "A"]);

  expect(await shownStream(admin, late.id)).toBe("rtsp://8.8.8.8:8554/gate");
  expect(await shownStream(admin, early.id)).toBeNull();
  await expect(shownStream(clerk, late.id)).rejects.toMatchObject({ kind: "forbidden" });
});
