import { beforeAll, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { connectJobs } from "@/lib/platform/jobs/jobs";
import { cancelJob } from "@/lib/platform/jobs/service";
import { makeLicense, makeUser } from "@/tests/support/office";
import { generateInPlace } from "./in-place";
import { drawCard, findOrCreateGeneration, requestGeneration } from "./service";

let clerk: { actor: Actor };
beforeAll(async () => {
  clerk = await makeUser("clerk");
  // Nobody is there who would draw what is sent.
  connectJobs(async () => undefined);
});

const generations = (licenseId: number) => db().licenseGeneration.findMany({ where: { licenseId } });

test("a card is drawn once, however many ask for it at the same time and afterwards", async () => {
  const { id } = await makeLicense(clerk.actor);
  const made = await Promise.all([generateInPlace(id), generateInPlace(id)]);
  const [generation, ...others] = await generations(id);
  expect(others).toEqual([]);
  expect([...made, await generateInPlace(id)]).toEqual(Array(3).fill(generation?.id));
});

test("a card that a kill left half drawn is taken up where it stands", async () => {
  const { id } = await makeLicense(clerk.actor);
  const left = await findOrCreateGeneration(systemActor, id, { force: false });
  if (left.outcome !== "job") throw new Error("nothing was to be drawn");
  await drawCard(left.job.id, 0);
  const generationId = await generateInPlace(id);
  expect(await generations(id)).toMatchObject([{ id: generationId, jobId: left.job.id }]);
});

test("a card that somebody else has asked for and given up is drawn all the same", async () => {
  const { id } = await makeLicense(clerk.actor);
  const foreign = await requestGeneration(clerk.actor, id, { force: false });
  if (foreign.outcome !== "job") throw new Error("nothing was to be drawn");
  const waiting = generateInPlace(id);
  await cancelJob(clerk.actor, foreign.job.id);
  const generationId = await waiting;
  const made = await generations(id);
  expect(made).toMatchObject([{ id: generationId }]);
  expect(made[0]?.jobId).not.toBe(foreign.job.id);
});

test("a card that cannot be drawn is told with the reason, and so is its job", async () => {
  const { id } = await makeLicense(clerk.actor);
  const requested = await findOrCreateGeneration(systemActor, id, { force: false });
  if (requested.outcome !== "job") throw new Error("nothing was to be drawn");
  await db().license.update({ where: { id }, data: { category: "nothing that is drawn" } });
  await expect(generateInPlace(id)).rejects.toMatchObject({ code: "internal" });
  expect(await db().job.findUniqueOrThrow({ where: { id: requested.job.id } })).toMatchObject({ state: "failed" });
  expect(await generations(id)).toEqual([]);
});
