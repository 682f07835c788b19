import { beforeAll, describe, expect, test } from "vitest";
import { citizensApi } from "@/lib/people/api";
import { call } from "@/tests/support/call";
import { makeUser } from "@/tests/support/office";
import { mount } from "./mount";

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
    expect(answer.headers.get("allow")?.split(", ").sort()).toEqual(["DELETE", "GET", "HEAD", "OPTIONS", "PUT"]);
  });
});

describe("OPTIONS", () => {
  const ask = async (path: string[], headers: Record<string, string> = {}) => {
    const { OPTIONS } = mount(citizensApi);
    const url = `http://127.0.0.1${citizensApi.base}/${path.join("/")}`;
    return OPTIONS(new Request(url, { method: "OPTIONS", headers }), { params: Promise.resolve({ path }) });
  };

  test("tells what a path answers to, and that there is none", async () => {
    const answer = await ask(["7"]);
    expect(answer.status).toBe(204);
    expect(answer.headers.get("allow")?.split(", ").sort()).toEqual(["DELETE", "GET", "HEAD", "OPTIONS", "PUT"]);
    expect((await ask(["7", "nothing"])).status).toBe(404);
  });

  test("of a browser's preflight is CORS's", async () => {
    const answer = await ask(["7"], { origin: "https://desk.example", "access-control-request-method": "PUT" });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-methods")).toContain("PUT");
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
