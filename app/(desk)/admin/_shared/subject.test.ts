import { expect, test } from "vitest";
import { subjectKind, subjectOf } from "./subject";

test("a numbered subject is named and linked", () => {
  expect(subjectOf("license", "12")).toEqual({ name: "License 12", href: "/licenses/12" });
  expect(subjectOf("citizen", "3")).toEqual({ name: "Person 3", href: "/people/3" });
});

test("long ids stay out of the name", () => {
  expect(subjectOf("api_key", "0194c8a0-0000-7000-8000-000000000000")).toEqual({
    name: "API key",
    href: "/admin/api-keys",
  });
});

test("an unknown kind is readable and has no link; an id cannot leave its segment", () => {
  expect(subjectOf("plate_read", "7")).toEqual({ name: "Plate read 7", href: null });
  expect(subjectOf("job", "../users")?.href).toBe("/admin/jobs/..%2Fusers");
  expect(subjectOf(null, "7")).toBeNull();
  expect(subjectKind("storage")).toBe("Storage");
});
