import { SignJWT, UnsecuredJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { apis } from "@/app/_apis/registry";
import { makeCandidate } from "@/lib/candidates/test-support";
import { submitApplication } from "@/lib/licenses/applications/service";
import type { Role } from "@/lib/platform/auth/actor";
import { revokeSessions } from "@/lib/platform/auth/sessions";
import { newApiKey, signToken } from "@/lib/platform/auth/tokens";
import { db, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { createJob } from "@/lib/platform/jobs/jobs";
import { call } from "../support/call";
import { makeLicense, makePerson, makeUser } from "../support/office";
import { EXPECTATIONS, type Expectation, type Scene } from "./expectations";

// The table signs in wrongly more often than the throttle allows; the throttle has tests of its own.
process.env.LOGIN_ATTEMPTS = "1000";

const operations = apis.flatMap((api) => api.operations.map((operation) => ({ api, operation })));
let scene: Scene;
/** Rows that no refused call may touch, so that one set serves them all. */
let untouched: Scene;
let badTokens: [string, string | undefined][];
let people: { admin: Awaited<ReturnType<typeof makeUser>>; clerk: Awaited<ReturnType<typeof makeUser>> };

beforeAll(async () => {
  people = { admin: await makeUser("admin"), clerk: await makeUser("clerk") };
  // Of an office without candidates there is none to go on with.
  await makeCandidate(people.clerk.actor);
  untouched = await setScene();
  badTokens = await makeBadTokens();
});

/** An application with the transaction of its submission. */
async function makeApplication(citizenId: number) {
  const input = { citizen_id: citizenId, applied_category: "B" };
  const { id } = await submitApplication(people.clerk.actor, input);
  return { id, transaction: await db().transaction.findFirstOrThrow({ where: { applicationId: id } }) };
}

/** Fresh rows for each operation, since some of them take rows away. */
async function setScene(): Promise<Scene> {
  const { actor } = people.clerk;
  const own = await makeLicense(actor);
  const foreign = await makeLicense(actor);
  const [ownPaper, foreignPaper] = [await makeApplication(own.personId), await makeApplication(foreign.personId)];
  const other = await makeUser("clerk");
  const { secretHash, prefix } = newApiKey();
  const apiKey = await db().apiKey.create({
    data: { id: newId(), userId: other.user.id, name: "other", prefix, secretHash, role: "clerk" },
  });
  const { job } = await transaction((tx) =>
    createJob(tx, actor, { kind: "test.roles", subject: { type: "license", id: own.id }, input: {} }),
  );
  return {
    ownPerson: own.personId,
    foreignPerson: foreign.personId,
    ownLicense: own.id,
    foreignLicense: foreign.id,
    ownLicenseNumber: own.licenseNumber,
    ownApplication: ownPaper.id,
    foreignApplication: foreignPaper.id,
    ownTransaction: ownPaper.transaction,
    foreignTransaction: foreignPaper.transaction,
    userId: other.user.id,
    jobId: job.id,
    apiKeyId: apiKey.id,
  };
}

/** Fresh rows where the paths name some; where they name none, a fresh person for the applicant is enough. */
async function setSceneFor({ own, foreign }: Expectation): Promise<Scene> {
  if (own.length > 0 || foreign) return setScene();
  return { ...untouched, ownPerson: (await makePerson(people.clerk.actor)).id };
}

const send = (operation: (typeof operations)[number], path: string, token?: string) => {
  const { json, form } = EXPECTATIONS[operation.operation.id] ?? {};
  return call(operation.operation.method, operation.api.base + path, { token, json, form });
};

test("the table names every operation, and no other", () => {
  expect(Object.keys(EXPECTATIONS).sort()).toEqual(operations.map(({ operation }) => operation.id).sort());
});

/**
 * No credentials, and two of those that do not hold: one place judges them for all operations, so each operation needs
 * only show that it asks there. The turns give each kind to a hundred operations.
 */
const badTokensFor = (turn: number) => {
  const [none, ...others] = badTokens;
  return [none, others[turn % others.length], others[(turn + 3) % others.length]].filter((bad) => bad !== undefined);
};

describe.each(operations.map((entry, turn) => [entry.operation.id, entry, turn] as const))("%s", (id, entry, turn) => {
  const expected = EXPECTATIONS[id];

  test("answers each role as the table says", async () => {
    if (!expected) throw new Error("not in the table");
    if (id === "jobs.retry") return retryAnswers(entry);
    scene = await setSceneFor(expected);
    const applicant = await makeUser("applicant", scene.ownPerson);
    if (expected.foreign && expected.applicantForeign) {
      expect((await send(entry, expected.foreign(scene), applicant.token)).status, "applicant, foreign row").toBe(
        expected.applicantForeign,
      );
    }
    const signedIn = async (role: Role, token: string, status: number) =>
      expect((await send(entry, expected.own(scene), token)).status, role).toBe(status);
    await signedIn("applicant", applicant.token, expected.applicant);
    // The sign-out of one role must not end the session that the other tests use.
    await signedIn("clerk", (await makeUser("clerk")).token, expected.clerk);
    await signedIn("admin", (await makeUser("admin")).token, expected.admin);
  });

  test("refuses credentials that do not hold", async () => {
    if (!expected) throw new Error("not in the table");
    const stranger = expected.stranger ?? 401;
    const rows = stranger === 401 ? untouched : await setScene();
    for (const [what, token] of badTokensFor(turn)) {
      expect((await send(entry, expected.own(rows), token)).status, what).toBe(stranger);
    }
  });
});

/** Only a failed job can be retried, so that this one has to be failed first. */
async function retryAnswers(entry: (typeof operations)[number]): Promise<void> {
  const expected = EXPECTATIONS["jobs.retry"];
  if (!expected) throw new Error("not in the table");
  scene = await setScene();
  await db().job.update({ where: { id: scene.jobId }, data: { state: "failed", activeKey: null } });
  const applicant = await makeUser("applicant", scene.ownPerson);
  expect((await send(entry, expected.own(scene), applicant.token)).status).toBe(403);
  expect((await send(entry, expected.own(scene), people.clerk.token)).status).toBe(200);
  expect((await send(entry, expected.own(scene), people.admin.token)).status).toBe(409);
}

async function makeBadTokens(): Promise<[string, string | undefined][]> {
  const { user } = await makeUser("admin");
  const claims = { sid: newId(), use: "access", role: "admin" };
  const revoked = await makeUser("admin");
  await transaction((tx) => revokeSessions(tx, { userId: revoked.user.id }));
  const inactive = await makeUser("admin");
  await db().user.update({ where: { id: inactive.user.id }, data: { isActive: false } });
  const expired = await makeUser("admin");
  const refresh = await makeUser("admin");
  const subject = (of: typeof refresh) => ({ userId: of.user.id, sessionId: of.actor.sessionId ?? "", role: "admin" });
  return [
    ["no token", undefined],
    ["not a token", "abc.def.ghi"],
    ["alg none", new UnsecuredJWT(claims).setSubject(String(user.id)).setExpirationTime("1h").encode()],
    [
      "another key",
      await new SignJWT(claims)
        .setProtectedHeader({ alg: "HS256" })
        .setSubject(String(user.id))
        .setExpirationTime("1h")
        .sign(new Uint8Array(32)),
    ],
    ["a session that was revoked", revoked.token],
    ["a user who is switched off", inactive.token],
    ["expired", await signToken("access", subject(expired), -10)],
    ["a refresh token", await signToken("refresh", subject(refresh), 600)],
    ["an API key that was never made", "bureau_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],
  ];
}

test("a person of nobody's is missing for an applicant, and for a clerk who may not see it", async () => {
  const stranger = await makePerson(people.clerk.actor);
  const applicant = await makeUser("applicant");
  expect((await call("GET", `/api/v1/citizens/${stranger.id}`, { token: applicant.token })).status).toBe(404);
  await db().person.update({ where: { id: stranger.id }, data: { isActive: false } });
  expect((await call("GET", `/api/v1/citizens/${stranger.id}`, { token: people.clerk.token })).status).toBe(404);
  expect((await call("GET", `/api/v1/citizens/${stranger.id}`, { token: people.admin.token })).status).toBe(200);
});
