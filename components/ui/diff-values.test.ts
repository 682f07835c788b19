import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffValues } from "./diff-values";

describe("diffValues", () => {
  it("names each place by its path", () => {
    const changes = diffValues(
      { status: "active", address: { city: "Pretoria", code: "0001" }, tags: ["a"] },
      { status: "revoked", address: { city: "Pretoria" }, tags: ["a", "b"] },
    );
    expect(changes.filter(({ kind }) => kind !== "same")).toEqual([
      { path: "status", kind: "changed", before: "active", after: "revoked" },
      { path: "address.code", kind: "removed", before: "0001", after: undefined },
      { path: "tags.1", kind: "added", before: undefined, after: "b" },
    ]);
  });

  it("takes a missing side for a creation or a deletion", () => {
    expect(diffValues(null, { id: 1 })).toEqual([{ path: "id", kind: "added", before: undefined, after: 1 }]);
    expect(diffValues({ id: 1 }, null)).toEqual([{ path: "id", kind: "removed", before: 1, after: undefined }]);
  });

  it("finds no change between a value and itself, and mirrors when the sides are swapped", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(diffValues(one, one).every(({ kind }) => kind === "same")).toBe(true);
        const count = (a: unknown, b: unknown, wanted: string) =>
          diffValues(a, b).filter(({ kind }) => kind === wanted).length;
        expect(count(one, other, "added")).toBe(count(other, one, "removed"));
        expect(count(one, other, "changed")).toBe(count(other, one, "changed"));
      }),
    );
  });
});
