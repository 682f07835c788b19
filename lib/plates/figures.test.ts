import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { emptyOffice, makeUser } from "@/tests/support/office";
import { confirmEvent, correctEvent, rejectEvent } from "./events/review-service";
import { cameraStates, plateFigures } from "./figures";
import { makeCamera, makeEvents } from "./test-support";

let clerk: Actor;
beforeAll(async () => {
  await emptyOffice();
  clerk = (await makeUser("clerk")).actor;
});

test("count reads by hour, confidence and camera, and cameras by state", async () => {
  const camera = await makeCamera((await makeUser("admin")).actor);
  const at = new Date("2026-05-01T09:59:57Z");
  const [first, second, third] = await makeEvents(clerk, ["FG 1", "FG 2", "FG 3"], { cameraId: camera.id, at });
  await makeEvents(clerk, ["FG 4"], { at, confidence: 1 });
  await makeEvents(clerk, ["FG 5"], { at: new Date("2026-04-01T00:00:00Z") });
  await confirmEvent(clerk, first?.id ?? "", null);
  await correctEvent(clerk, second?.id ?? "", "FG 22", null);
  await rejectEvent(clerk, third?.id ?? "", null);
  const since = new Date("2026-05-01T00:00:00Z");
  expect(await plateFigures(clerk, since)).toMatchObject({
    readsPerHour: [
      { hour: "2026-05-01T09:00:00.000Z", reads: 3, hits: 0 },
      { hour: "2026-05-01T10:00:00.000Z", reads: 1, hits: 0 },
    ],
    confidence: [0, 0, 0, 0, 0, 0, 0, 0, 0, 4],
    cameras: [
      { id: camera.id, name: "Gate 1", reads: 3 },
      { id: null, name: null, reads: 1 },
    ],
    waitingForReview: 2,
    unverifiedHits: 0,
  });
  expect(await cameraStates(clerk)).toEqual({ live: 0, waiting: 0, off: 1, inactive: 0 });
  await db().camera.update({ where: { id: camera.id }, data: { streamState: "failing" } });
  expect(await cameraStates(clerk)).toMatchObject({ waiting: 1, off: 0 });
});
