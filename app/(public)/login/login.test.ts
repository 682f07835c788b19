import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loginError } from "./login-error";
import { safeCallback } from "./safe-callback";

describe("safeCallback", () => {
  it.each([
    ["/licenses?q=nkosi#row-2", "/licenses?q=nkosi#row-2"],
    ["/people/../licenses", "/licenses"],
    [undefined, "/"],
    ["", "/"],
    ["https://evil.example/", "/"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["/\t/evil.example", "/"],
    ["/.//evil.example", "/"],
    ["javascript:alert(1)", "/"],
    ["/login?callbackUrl=/login", "/"],
  ])("%s leads to %s", (given, path) => {
    expect(safeCallback(given)).toBe(path);
  });

  it("never leaves the site, whatever it is given", () => {
    const piece = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "\t",
      "\n",
      "@",
      ":",
      "evil.example",
      "javascript:",
      "%2f",
      "?",
      "#",
      "a",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(piece).map((pieces) => `/${pieces.join("")}`),
        ),
        (given) => {
          const path = safeCallback(given);
          expect(path.startsWith("/")).toBe(true);
          expect(new URL(path, "http://office.example").origin).toBe("http://office.example");
        },
      ),
    );
  });
});

describe("loginError", () => {
  it.each([
    ["rate_limited:45", "Too many attempts. Try again in 45 seconds."],
    ["rate_limited:1", "Too many attempts. Try again in 1 second."],
    ["rate_limited:61", "Too many attempts. Try again in 2 minutes."],
    ["rate_limited:soon", "Too many attempts. Try again in a few minutes."],
    ["CredentialsSignin", "Wrong username or password."],
    ["wrong_credentials", "Wrong username or password."],
    ["inactive_user", "This account is not active. Ask an administrator to activate it."],
    ["<script>", "Signing in did not work. Try again in a moment."],
  ])("says for %s: %s", (code, words) => {
    expect(loginError(code)).toBe(words);
  });
});
