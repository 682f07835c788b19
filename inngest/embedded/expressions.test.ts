import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holds, keyOf, parseExpression, priorityOf } from "./expressions";
import { toJsonb } from "./json";

const event = { name: "a", data: { id: 7, name: "Ann", tags: ["x", "y"], paid: true, none: null } };

describe("holds", () => {
  it.each([
    ["event.data.id == 7", true],
    ["event.data.id != 7", false],
    ["event.data.id > 6 && event.data.paid", true],
    ["event.data.name == 'Bob' || 'x' in event.data.tags", true],
    ["!(event.data.name in ['Ann', 'Bob'])", false],
    ["event.data.name.startsWith('A')", true],
    ["event.data.none == null", true],
    ["has(event.data.missing)", false],
    ["event.data.id % 2 == 1", true],
    ["event.data.id * 2 > 13", true],
    ["event.data.missing == 1", false],
    ["event.data.name > 5", false],
    ["event.data.name", false],
  ])("%s is %s", (source, expected) => {
    expect(holds(source, { event })).toBe(expected);
  });

  it("holds without a condition", () => {
    expect(holds(undefined, { event })).toBe(true);
    expect(holds(null, { event })).toBe(true);
  });

  it("compares two events by the SDK's match", () => {
    const match = "event.data.id == async.data.id";
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (left, right) => {
        const same = holds(match, { event: { data: { id: left } }, async: { data: { id: left } } });
        const other = holds(match, { event: { data: { id: left } }, async: { data: { id: right } } });
        expect(same).toBe(true);
        expect(other).toBe(canonical(left) === canonical(right));
      }),
    );
  });

  it("never matches events that lack what is compared", () => {
    expect(holds("event.data.id == async.data.id", { event: { data: {} }, async: { data: {} } })).toBe(false);
  });
});

it("refuses what is not CEL", () => {
  expect(() => parseExpression("event.data.id ==")).toThrow();
  expect(() => parseExpression("process.exit(1)")).not.toThrow();
  expect(holds("process.exit(1) == 1", { event })).toBe(false);
});

describe("keyOf", () => {
  it("tells values apart that only look alike", () => {
    const key = (id: unknown) => keyOf("event.data.id", { event: { data: { id } } });
    expect(new Set([key(1), key("1"), key(true), key("true"), key(null), key([1])]).size).toBe(6);
    expect(key("a b")).toBe('"a b"');
  });

  it("is one for all without an expression, and one for all that it cannot tell", () => {
    expect(keyOf(undefined, { event })).toBe("");
    expect(keyOf("event.data.missing", { event })).toBe(keyOf("event.data.nothing", { event }));
  });
});

it("keeps priorities within ten minutes", () => {
  expect(priorityOf("event.data.paid ? 120 : 0", { event })).toBe(120);
  expect(priorityOf("event.data.id * 1000", { event })).toBe(600);
  expect(priorityOf("-100000", { event })).toBe(-600);
  expect(priorityOf("event.data.name", { event })).toBe(0);
  expect(priorityOf(undefined, { event })).toBe(0);
});

describe("toJsonb", () => {
  it("changes nothing that PostgreSQL can hold", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        if (!/\\u(0000|d[89a-f])/.test(text)) expect(toJsonb(value)).toBe(text);
      }),
    );
  });

  it("replaces zero characters and half pairs, not texts about them", () => {
    expect(JSON.parse(toJsonb({ "a\0": "x\0y", b: "\ud83d", c: "\\u0000", d: "😀" }))).toEqual({
      "a\ufffd": "x\ufffdy",
      b: "\ufffd",
      c: "\\u0000",
      d: "😀",
    });
  });
});

/** JSON whose keys are in order and which knows no minus zero. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
