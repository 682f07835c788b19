import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { call } from "@/tests/support/call";
import { makePerson, makeUser, personInput } from "@/tests/support/office";
import { db } from "../db";
import { newId } from "../ids";

let token: string;
let actorKey: string;
beforeAll(async () => {
  const clerk = await makeUser("clerk");
  token = clerk.token;
  actorKey = clerk.actor.id;
});

const Made = z.object({ id: z.number() });
const register = (key: string, json: unknown) =>
  call("POST", "/api/v1/citizens", { token, json, headers: { "idempotency-key": key } });

test("ten requests at once with one key register one person and all get the same answer", async () => {
  const input = personInput();
  const key = newId();
  const answers = await Promise.all(Array.from({ length: 10 }, () => register(key, input)));
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
  expect(new Set(answers.map(({ body }) => Made.parse(body).id)).size).toBe(1);
  expect(answers.filter(({ headers }) => headers.get("idempotent-replayed") === "true")).toHaveLength(9);
  expect(await db().person.count({ where: { idNumber: input.id_number } })).toBe(1);
});

test("the same key with another body is a conflict, and changes nothing", async () => {
  const key = newId();
  await register(key, personInput());
  const other = personInput();
  const answer = await register(key, other);
  expect(answer).toMatchObject({ status: 409, body: { code: "idempotency_key_reused" } });
  expect(await db().person.count({ where: { idNumber: other.id_number } })).toBe(0);
});

test("a refusal is repeated as it was, even when the reason has gone", async () => {
  const input = personInput();
  const key = newId();
  const taken = await register(newId(), input);
  expect(await register(key, input)).toMatchObject({ status: 400, body: { code: "duplicate_id_number" } });
  await db().person.delete({ where: { id: Made.parse(taken.body).id } });
  const again = await register(key, input);
  expect(again).toMatchObject({ status: 400, body: { code: "duplicate_id_number" } });
  expect(again.headers.get("idempotent-replayed")).toBe("true");
});

test("the keys of two users do not meet", async () => {
  const key = newId();
  const mine = await register(key, personInput());
  const other = await makeUser("clerk");
  const theirs = await call("POST", "/api/v1/citizens", {
    token: other.token,
    json: personInput(),
    headers: { "idempotency-key": key },
  });
  expect([mine.status, theirs.status]).toEqual([200, 200]);
});

test("after a crash between effect and answer the answer is made again, not the effect", async () => {
  const input = personInput();
  const key = newId();
  const { id } = Made.parse((await register(key, input)).body);
  // What a kill between the commit and the stored answer leaves behind.
  await db().idempotencyRecord.update({
    where: { actorKey_key: { actorKey, key } },
    data: { status: null, body: null, lockedUntil: new Date(0) },
  });
  const again = await register(key, input);
  expect(again).toMatchObject({ status: 200, body: { id } });
  expect(await db().person.count({ where: { idNumber: input.id_number } })).toBe(1);
});

test("after a crash before the effect the request is carried out", async () => {
  const input = personInput();
  const key = newId();
  await register(key, input);
  await db().person.deleteMany({ where: { idNumber: input.id_number } });
  await db().idempotencyRecord.update({
    where: { actorKey_key: { actorKey, key } },
    data: { status: null, effect: null, lockedUntil: new Date(0) },
  });
  expect((await register(key, input)).status).toBe(200);
  expect(await db().person.count({ where: { idNumber: input.id_number } })).toBe(1);
});

test("a key must be printable", async () => {
  expect((await register("spaces are not", personInput())).status).toBe(400);
});

test("a form sent again with other boundaries is the same request; another file in it is not", async () => {
  const clerk = await makeUser("clerk");
  const person = await makePerson(clerk.actor);
  const key = newId();
  const send = (content: string) => {
    const form = new FormData();
    form.set("photo", new File([content], "portrait.jpg", { type: "image/jpeg" }));
    return call("POST", `/api/v1/citizens/${person.id}/upload-photo`, {
      token: clerk.token,
      form,
      headers: { "idempotency-key": key },
    });
  };
  const [first, again, other] = [await send("no picture"), await send("no picture"), await send("another")];
  expect([first.status, again.status, other.status]).toEqual([415, 415, 409]);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
});
