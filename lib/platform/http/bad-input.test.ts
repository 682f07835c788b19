import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeAll, describe, expect, test } from "vitest";
import { call } from "@/tests/support/call";
import { makeLicense, makePerson, makeUser, personInput } from "@/tests/support/office";
import type { Actor } from "../auth/actor";
import { db } from "../db";
import { forgetSettings } from "../settings";

let clerk: { actor: Actor; token: string };
beforeAll(async () => {
  clerk = await makeUser("clerk");
});
const get = (path: string) => call("GET", path, { token: clerk.token });
const send = (method: "POST" | "PUT", path: string, json: object) => call(method, path, { token: clerk.token, json });
const loc = (...place: (string | number)[]) => ({ detail: [expect.objectContaining({ loc: place })] });

describe("text that no column can hold", () => {
  test.each([
    ["/api/v1/citizens?q=%00", ["query", "q"]],
    ["/api/v1/citizens/search?first_name=a%00b", ["query", "first_name"]],
    ["/api/v1/citizens/search?id_number=%00", ["query", "id_number"]],
    ["/api/v1/licenses?citizen_name_search=%00", ["query", "citizen_name_search"]],
    ["/api/v1/licenses?license_number=%00", ["query", "license_number"]],
    ["/api/v1/licenses/number/%00", ["path", "license_number"]],
  ])("U+0000 in %s is refused by name", async (path, place) => {
    expect(await get(path)).toMatchObject({ status: 422, body: loc(...place) });
  });

  test("so is one in a body, however deep, and half a surrogate pair", async () => {
    const login = (username: string) => call("POST", "/api/v1/auth/login", { json: { username, password: "x" } });
    expect(await login("cl\u0000erk")).toMatchObject({ status: 422, body: loc("body", "username") });
    expect(await login("cl\ud800erk")).toMatchObject({ status: 422, body: loc("body", "username") });
    expect((await login("nobody-😀")).status).toBe(401);
  });

  test("and in a list whose envelope is a problem", async () => {
    expect(await get("/api/jobs?kind=%00")).toMatchObject({ status: 422, body: { errors: [{ name: "query.kind" }] } });
  });
});

describe("numbers beyond the column", () => {
  test("of a license", async () => {
    const { id } = await makeLicense(clerk.actor);
    for (const citizen_id of [2_147_483_648, Number.MAX_SAFE_INTEGER]) {
      const made = await send("POST", "/api/v1/licenses", { citizen_id, category: "B" });
      expect(made).toMatchObject({ status: 422, body: loc("body", "citizen_id") });
      const changed = await send("PUT", `/api/v1/licenses/${id}`, { citizen_id });
      expect(changed).toMatchObject({ status: 422, body: loc("body", "citizen_id") });
    }
    const version = await send("PUT", `/api/v1/licenses/${id}`, { version: 3e9 });
    expect(version).toMatchObject({ status: 422, body: loc("body", "version") });
  });

  test("of a person and a user", async () => {
    const { id } = await makePerson(clerk.actor);
    const person = await send("PUT", `/api/v1/citizens/${id}`, { version: 3e9 });
    expect(person).toMatchObject({ status: 422, body: loc("body", "version") });
    const admin = await makeUser("admin");
    const user = await call("PUT", `/api/v1/users/${admin.user.id}`, { token: admin.token, json: { person_id: 3e9 } });
    expect(user).toMatchObject({ status: 422, body: loc("body", "person_id") });
    const audit = await call("GET", "/api/v1/audit/user/99999999999", { token: admin.token });
    expect(audit).toMatchObject({ status: 422, body: loc("path", "user_id") });
    for (const path of ["/api/v1/audit?skip=1e15", "/api/v1/users?skip=1e15", "/api/jobs?skip=1e15"])
      expect((await call("GET", path, { token: admin.token })).status, path).toBe(422);
  });
});

describe("the body's kind", () => {
  const person = () => JSON.stringify(personInput());
  const post = (type: string, raw = person()) =>
    call("POST", "/api/v1/citizens", { token: clerk.token, raw, headers: { "content-type": type } });

  test.each(["text/plain", "application/xml", "image/png", "application/jsonp"])(
    "%s is not taken for JSON",
    async (type) => {
      const before = await db().person.count();
      expect((await post(type)).status).toBe(415);
      expect(await db().person.count()).toBe(before);
    },
  );

  test.each(["application/json", "Application/JSON; charset=UTF-8", "application/merge-patch+json"])(
    "%s is JSON",
    async (type) => {
      expect((await post(type)).status).toBe(200);
    },
  );

  test("a form's flag is a word", async () => {
    const { id } = await makeLicense(clerk.actor);
    const generate = (force_regenerate: string) =>
      call("POST", `/api/v1/licenses/${id}/generate`, {
        token: clerk.token,
        form: { force_regenerate },
        headers: { prefer: "respond-async" },
      });
    expect((await generate("true")).status).toBe(202);
    expect(await generate("perhaps")).toMatchObject({ status: 422, body: loc("body", "force_regenerate") });
  });
});

describe("the field is named", () => {
  test("also where the answer is not 422", async () => {
    const { id, idNumber } = await makePerson(clerk.actor);
    const twin = await send("POST", "/api/v1/citizens", personInput({ id_type: "other", id_number: idNumber }));
    expect(twin).toMatchObject({ status: 400, body: { detail: expect.any(String), errors: [{ name: "id_number" }] } });
    const form = new FormData();
    form.set("photo", new Blob(["only a text"], { type: "image/jpeg" }), "face.jpg");
    const photo = await call("POST", `/api/v1/citizens/${id}/upload-photo`, { token: clerk.token, form });
    expect(photo).toMatchObject({ status: 415, body: { code: "photo_type", errors: [{ name: "photo" }] } });
  });

  test("of a photo from an address: the address, whatever is wrong with the picture behind it", async () => {
    const server = createServer((_, response) => response.end("only a text")).listen(0, "127.0.0.1");
    await once(server, "listening");
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    process.env.FETCH_ALLOWED_HOSTS = host;
    forgetSettings();
    try {
      const { id } = await makePerson(clerk.actor);
      const answer = await send("POST", `/api/v1/citizens/${id}/photo/update`, {
        photo_url: `http://${host}/face.jpg`,
      });
      expect(answer).toMatchObject({ status: 415, body: { code: "photo_type", errors: [{ name: "photo_url" }] } });
    } finally {
      delete process.env.FETCH_ALLOWED_HOSTS;
      forgetSettings();
      server.close();
    }
  });

  test("a wrong category is the field's, not that of its first letter", async () => {
    const { id } = await makePerson(clerk.actor);
    const made = await send("POST", "/api/v1/licenses", { citizen_id: id, category: "B, Z" });
    expect(made).toMatchObject({ status: 422, body: loc("body", "category") });
  });
});

describe("dates", () => {
  test("nobody is born tomorrow", async () => {
    const born = { id_type: "passport", id_number: `P${Date.now()}`, date_of_birth: "2150-01-01" };
    const made = await send("POST", "/api/v1/citizens", { ...personInput(), ...born });
    expect(made).toMatchObject({ status: 422, body: loc("body", "date_of_birth") });
    const known = await makePerson(clerk.actor, { id_type: "passport", id_number: `Q${Date.now()}` });
    const changed = await send("PUT", `/api/v1/citizens/${known.id}`, { date_of_birth: "2150-01-01" });
    expect(changed).toMatchObject({ status: 422, body: loc("body", "date_of_birth") });
  });
});
