import { expect, test } from "vitest";
import { missingFrom } from "./lockcheck.mjs";

test("names the platform packages that a lock lacks, wherever Node would look for them", () => {
  const complete = {
    "": { optionalDependencies: { top: "1" } },
    "node_modules/top": {},
    "node_modules/a": { optionalDependencies: { nested: "1", hoisted: "1" } },
    "node_modules/a/node_modules/nested": {},
    "node_modules/hoisted": {},
    "node_modules/a/node_modules/b": { optionalDependencies: { nested: "1" } },
  };
  expect(missingFrom(complete)).toEqual([]);
  expect(missingFrom({ ...complete, "node_modules/b": { optionalDependencies: { nested: "^2" } } })).toEqual([
    "nested@^2, wanted by node_modules/b, is not in package-lock.json",
  ]);
});
