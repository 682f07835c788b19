import { beforeAll, describe, expect, test } from "vitest";
import { call } from "@/tests/support/call";
import { makeUser } from "@/tests/support/office";

let token: string;
beforeAll(async () => {
  token = (await makeUser("clerk")).token;
});

describe("the envelope of contract 1", () => {
  test("a validation error is FastAPI's list of places", async () => {
    const answer = await call("POST", "/api/v1/citizens", { token, json: { first_name: "A", gender: "x" } });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      detail: expect.arrayContaining([
        expect.objectContaining({ loc: ["body", "id_number"], msg: expect.any(String) }),
      ]),
    });
  });

  test("a body that is no JSON, of the wrong kind, or too large", async () => {
    const send = (body: string, type: string) =>
      call("POST", "/api/v1/citizens", { token, raw: body, headers: { "content-type": type } });
    expect((await send("{oops", "application/json")).status).toBe(400);
    expect((await send("a=b", "application/x-www-form-urlencoded")).status).toBe(415);
    expect((await send("x".repeat(1024 * 1024 + 1), "application/json")).status).toBe(413);
  });

  test("unknown paths and methods", async () => {
    expect(await call("GET", "/api/v1/licenses/1/nothing", { token })).toMatchObject({
      status: 404,
      body: { detail: "Not Found" },
    });
    const answer = await call("PATCH", "/api/v1/licenses/1", { token });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")?.split(", ").sort()).toEqual(["DELETE", "GET", "PUT"]);
  });
});

describe("headers", () => {
  test("an id for each request, no caching, no sniffing", async () => {
    const answer = await call("GET", "/api/v1/users/me", { token, headers: { "x-request-id": "a-sane-request-id" } });
    expect(answer.headers.get("x-request-id")).toBe("a-sane-request-id");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    const hostile = await call("GET", "/api/v1/users/me", { token, headers: { "x-request-id": "a b<script>" } });
    expect(hostile.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("the static path wins over the parameter", async () => {
    expect(await call("GET", "/api/v1/licenses/generate-number", { token })).toMatchObject({
      status: 200,
      body: { license_number: expect.stringMatching(/^L-/) },
    });
  });
});
