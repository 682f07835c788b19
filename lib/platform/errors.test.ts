import { expect, test, vi } from "vitest";
import { DomainError, notFound } from "./errors";
import { errorResponse } from "./http/envelopes";

test("an error of another copy of this module is one of ours, too", async () => {
  // Next bundles instrumentation.ts and each route apart, yet they share one storage driver and one Prisma client.
  vi.resetModules();
  const copy = await import("./errors");
  expect(copy.DomainError).not.toBe(DomainError);
  const theirs: unknown = copy.notFound("File");
  expect(theirs).toBeInstanceOf(DomainError);
  expect(notFound("File")).toBeInstanceOf(copy.DomainError);
  expect(errorResponse(theirs, "detail", "id").status).toBe(404);
});

test("nothing else is", () => {
  for (const value of [new Error("x"), { kind: "not_found", code: "x", message: "y" }, null, undefined, "text", 5])
    expect(value instanceof DomainError).toBe(false);
});
