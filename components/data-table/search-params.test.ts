import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineTable, parseTableParams } from "./search-params";
import { awaitedParams, changeTableQuery, pageSizes, pageWindow, tableQuery } from "./table-query";

const table = defineTable({
  sorts: ["number", "issuedOn"],
  defaultSort: { id: "issuedOn", desc: true },
  filters: { status: ["active", "expired"], from: z.iso.date() },
});
const parse = (query: string) => parseTableParams(new URLSearchParams(query), table);

describe("parseTableParams", () => {
  it("reads a full address", () => {
    expect(parse("page=2&size=50&sort=-number&q=+nkosi+&status=active&status=expired&from=2025-05-01")).toEqual({
      page: 2,
      pageSize: 50,
      sort: { id: "number", desc: true },
      sortable: ["number", "issuedOn"],
      q: "nkosi",
      filters: { status: ["active", "expired"], from: ["2025-05-01"] },
    });
  });

  it("takes what Next gives a page", () => {
    expect(parseTableParams({ page: ["3", "4"], q: undefined, status: "active" }, table)).toMatchObject({
      page: 3,
      q: "",
      filters: { status: ["active"] },
    });
  });

  it.each([
    "page=0",
    "page=-1",
    "page=1e3",
    "page=99999999999",
    "page=2.5",
    "size=7",
    "size=",
    "sort=password",
    "sort=-",
    "status=admin",
    "from=2025-02-30",
    "__proto__=1",
  ])("treats %s as absent", (query) => {
    expect(parse(query)).toEqual(parse(""));
  });

  it("never throws, whatever the address, and what it gives is usable", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("-number", "\0", "\ud800", "1e9", "active", "__proto__"),
    );
    const key = fc.oneof(
      fc.constantFrom("page", "size", "sort", "q", "status", "from", "__proto__", "constructor"),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.dictionary(key, fc.oneof(text, fc.array(text), fc.constant(undefined))), (input) => {
        const params = parseTableParams(input, table);
        expect(params.page).toBeGreaterThanOrEqual(1);
        expect(pageSizes).toContain(params.pageSize);
        expect(table.sorts).toContain(params.sort.id);
        expect(params.q.length).toBeLessThanOrEqual(200);
        expect(params.q.isWellFormed() && !params.q.includes("\0")).toBe(true);
        for (const status of params.filters.status ?? []) expect(["active", "expired"]).toContain(status);
        expect(pageWindow(params).skip).toBeLessThan(2 ** 31);
      }),
    );
  });

  it("reads back what tableQuery wrote", () => {
    const params = fc.record({
      q: fc.string({ maxLength: 50 }).map((q) => parse(`q=${encodeURIComponent(q)}`).q),
      sort: fc.record({ id: fc.constantFrom("number", "issuedOn"), desc: fc.boolean() }),
      status: fc.uniqueArray(fc.constantFrom("active", "expired")),
    });
    fc.assert(
      fc.property(params, ({ q, sort, status }) => {
        const query = tableQuery({ page: 9, pageSize: 25, sortable: [], q, sort, filters: { status } });
        const back = parse(query);
        expect(back).toMatchObject({ q, sort, page: 1 });
        expect(back.filters.status ?? []).toEqual(status);
      }),
    );
  });

  it("refuses a filter that takes one of the table's own keys", () => {
    expect(() =>
      defineTable({ sorts: ["a"], defaultSort: { id: "a", desc: false }, filters: { page: ["1"] } }),
    ).toThrow(/"page"/);
  });
});

describe("changeTableQuery", () => {
  it("starts again at page 1 when the rows change, and keeps foreign keys", () => {
    const current = new URLSearchParams("page=4&tab=history&q=old");
    expect(changeTableQuery(current, { q: "new" }).toString()).toBe("tab=history&q=new");
    expect(changeTableQuery(current, { sort: { id: "number", desc: true } }).get("sort")).toBe("-number");
    expect(changeTableQuery(current, { page: 5 }).get("page")).toBe("5");
    expect(current.get("page")).toBe("4");
  });

  it("removes an empty filter and an empty search", () => {
    expect(
      changeTableQuery(new URLSearchParams("status=a&status=b&q=x"), { q: "", filters: { status: [] } }).toString(),
    ).toBe("");
  });
});

describe("awaitedParams", () => {
  it("is what the server will read from the same address", () => {
    const query = "page=3&size=10&sort=number&status=active";
    expect(awaitedParams(parse(""), query, ["status", "from"])).toEqual(parse(query));
  });
});
