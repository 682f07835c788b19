import { NextRequest } from "next/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { contentSecurityPolicy, proxy } from "./proxy";

afterEach(() => void vi.unstubAllEnvs());

const ask = (headers: Record<string, string> = {}, url = "http://127.0.0.1:3000/licenses?q=nkosi") =>
  proxy(new NextRequest(url, { headers }));
/** Next carries the headers that the page will see under this prefix. */
const seenByPage = (response: ReturnType<typeof proxy>, name: string) =>
  response.headers.get(`x-middleware-request-${name}`);

describe("proxy", () => {
  it("gives each request its own nonce, the same to browser and page", () => {
    const [one, other] = [ask(), ask()];
    const nonce = seenByPage(one, "x-nonce");
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(one.headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
    expect(seenByPage(one, "content-security-policy")).toBe(one.headers.get("content-security-policy"));
    expect(seenByPage(other, "x-nonce")).not.toBe(nonce);
  });

  it("takes over a sane request id and replaces any other", () => {
    expect(ask({ "x-request-id": "trace-0001.abc_DEF" }).headers.get("x-request-id")).toBe("trace-0001.abc_DEF");
    for (const id of ["short", "x".repeat(65), 'quote"and{brace}', "with space in it"]) {
      expect(ask({ "x-request-id": id }).headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it("does not believe a client's nonce or path", () => {
    const response = ask({ "x-nonce": "chosen", "x-bureau-path": "//evil.example" });
    expect(seenByPage(response, "x-nonce")).not.toBe("chosen");
    expect(seenByPage(response, "x-bureau-path")).toBe("/licenses?q=nkosi");
  });

  it("sets the strict headers", () => {
    const { headers } = ask();
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("permissions-policy")).toContain("camera=(self)");
    expect(headers.get("referrer-policy")).toBeTruthy();
  });

  it("opens UploadThing's hosts only when its token is set", () => {
    vi.stubEnv("UPLOADTHING_TOKEN", "");
    expect(ask().headers.get("content-security-policy")).not.toContain("uploadthing");
    vi.stubEnv("UPLOADTHING_TOKEN", "token");
    expect(ask().headers.get("content-security-policy")).toContain("https://*.uploadthing.com");
  });
});

it("lets pictures come from the maps' tile server, and from no other host", () => {
  const images = () => /img-src [^;]*/.exec(ask().headers.get("content-security-policy") ?? "")?.[0];
  vi.stubEnv("MAP_TILE_URL", "");
  expect(images()).toBe("img-src 'self' data: blob:");
  vi.stubEnv("MAP_TILE_URL", "https://{s}.tiles.example.org:8443/{z}/{x}/{y}.png?key=a");
  expect(images()).toBe("img-src 'self' data: blob: https://*.tiles.example.org:8443");
  vi.stubEnv("MAP_TILE_URL", "https://tiles.example.org; script-src */{z}/{x}/{y}");
  expect(images()).toBe("img-src 'self' data: blob:");
});

it("lets WebAssembly be compiled on the page that scans, and nowhere else", () => {
  const policyOf = (path: string) => ask({}, `http://127.0.0.1:3000${path}`).headers.get("content-security-policy");
  expect(policyOf("/verify/scan")).toContain("'wasm-unsafe-eval'");
  for (const path of ["/verify", "/verify/scanner", "/verify/scan/x", "/licenses", "/"])
    expect(policyOf(path)).not.toContain("wasm");
});

describe("contentSecurityPolicy", () => {
  const directives = (development: boolean) =>
    Object.fromEntries(
      contentSecurityPolicy("abc", { development, uploadThing: false, webAssembly: false })
        .split("; ")
        .map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]),
    );

  it("lets no script run that the server did not write", () => {
    expect(directives(false)["script-src"]).toBe("'self' 'nonce-abc' 'strict-dynamic'");
    expect(directives(false)).toMatchObject({
      "object-src": "'none'",
      "base-uri": "'none'",
      "form-action": "'self'",
      "frame-ancestors": "'none'",
      "connect-src": "'self'",
    });
  });

  it("allows eval to React's development build alone", () => {
    expect(directives(true)["script-src"]).toContain("'unsafe-eval'");
  });
});
