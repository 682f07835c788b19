import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ExportColumn } from "./columns";
import { csvText } from "./csv";
import { assertExportable, exportResponse, rowsByIds } from "./export";
import { repeatedQuery, sortOf } from "./query";
import { readCsv, unzip } from "./test-readers";
import { XLSX_ROWS_MAX, xlsxFile } from "./xlsx";

type Row = { id: number; name: string; born: Date | null; score: number };
const columns: ExportColumn<Row>[] = [
  { header: "Name", type: "text", width: 20, value: (row) => row.name },
  { header: "Born", type: "date", width: 12, value: (row) => row.born },
  { header: "Score", type: "number", width: 8, value: (row) => row.score },
];
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const row = (name: string, id = 1): Row => ({ id, name, born: day("1990-01-31"), score: -3.5 });

async function* pages(...groups: Row[][]) {
  yield* groups;
}
async function csvOf(rows: Row[], bom = false): Promise<string> {
  let text = "";
  for await (const part of csvText(columns, pages(rows), { bom })) text += part;
  return text;
}

describe("CSV", () => {
  it("writes dates, numbers and nothing in their plain forms", async () => {
    expect(await csvOf([row("Ada Nkosi"), { ...row("Sipho"), born: null, score: 7 }])).toBe(
      "Name,Born,Score\r\nAda Nkosi,1990-01-31,-3.5\r\nSipho,,7\r\n",
    );
  });

  it.each(["=1+1", "+27 61 000", "-2+3", "@SUM(A1)", "\tx", "\rx"])("takes the formula out of %j", async (name) => {
    expect(readCsv(await csvOf([row(name)]))[1]?.[0]).toBe(`'${name}`);
  });

  it("gives every text back as it was, but for the apostrophe before a formula", async () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom('a "quoted", name', "two\r\nlines", "one\nline", "ماري", "😀,", "''", "a\rb"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (names) => {
        const read = readCsv(await csvOf(names.map((name) => row(name))));
        const plain = (cell: string | undefined) => cell?.replace(/^'(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/, "");
        expect(read.slice(1).map(([name]) => plain(name))).toEqual(names.map((name) => plain(name)));
      }),
    );
  });

  it("starts with the byte order mark when it is meant for Excel", async () => {
    const response = await exportResponse({
      format: "csv",
      fileName: "people",
      sheet: "People",
      columns,
      rows: pages([row("Zoë")]),
      rowCount: 1,
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toContain("Zoë");
    expect(response.headers.get("content-disposition")).toContain('attachment; filename="people.csv"');
  });

  it("reads no further ahead than the reader takes", async () => {
    let made = 0;
    async function* many() {
      for (made = 0; made < 200; made += 1)
        yield Array.from({ length: 500 }, (_, id) => row("A name of usual length", id));
    }
    const response = await exportResponse({
      format: "csv",
      fileName: "x",
      sheet: "x",
      columns,
      rows: many(),
      rowCount: 100_000,
    });
    const reader = response.body?.getReader();
    for (let chunk = 0; chunk < 3; chunk += 1) await reader?.read();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(made).toBeLessThan(20);
    await reader?.cancel();
  });
});

describe("XLSX", () => {
  it("is a workbook with typed dates, texts that stay texts and a frozen header", async () => {
    const files = unzip(
      await xlsxFile("People", columns, pages([{ ...row("=1+1\u0001 & <Zoë>"), born: day("2025-05-01") }])),
    );
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(["[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"]),
    );
    const sheet = files.get("xl/worksheets/sheet1.xml") ?? "";
    // 1 May 2025 is day 45778 of Excel's calendar, and a number, not a text.
    expect(sheet).toMatch(/<c r="B2" s="\d+"( t="n")?><v>45778<\/v><\/c>/);
    expect(sheet).toMatch(/<c r="C2"[^>]*><v>-3\.5<\/v>/);
    expect(sheet).toContain('state="frozen"');
    expect(sheet).not.toContain("<f>");
    const texts = [...files.values()].join("");
    expect(texts).toContain("=1+1 &amp; &lt;Zoë&gt;");
    expect(files.get("xl/styles.xml")).toContain("yyyy-mm-dd");
    expect(files.get("xl/workbook.xml")).toContain('name="People"');
  });

  it("refuses more rows than it is made for", () => {
    expect(() => assertExportable("csv", XLSX_ROWS_MAX + 1)).not.toThrow();
    expect(() => assertExportable("xlsx", XLSX_ROWS_MAX)).not.toThrow();
    expect(() => assertExportable("xlsx", XLSX_ROWS_MAX + 1)).toThrow(/Choose CSV/);
  });
});

describe("rowsByIds", () => {
  it("gives the rows in the order of the ids, page by page, without those that are gone", async () => {
    const asked: number[][] = [];
    const load = async (ids: number[]) => {
      asked.push(ids);
      return ids
        .filter((id) => id !== 4)
        .map((id) => row("x", id))
        .reverse();
    };
    const got: number[] = [];
    for await (const page of rowsByIds([5, 1, 4, 2, 3], load, 2)) got.push(...page.map(({ id }) => id));
    expect(got).toEqual([5, 1, 2, 3]);
    expect(asked).toEqual([[5, 1], [4, 2], [3]]);
  });
});

describe("the address of a list", () => {
  it("reads repeated filters and a descending sort", async () => {
    const { z } = await import("zod");
    const status = z.enum(["active", "expired"]);
    const request = (query: string) => new Request(`http://desk/export?${query}`);
    expect(repeatedQuery(request("status=active&status=expired&status=active"), "status", status)).toEqual([
      "active",
      "expired",
    ]);
    expect(repeatedQuery(request("q=x&status="), "status", status)).toBeUndefined();
    expect(() => repeatedQuery(request("status=active&status=x"), "status", status)).toThrow(/query\.status/);
    expect(sortOf("-name", ["name", "id"], { sort: "id", desc: true })).toEqual({ sort: "name", desc: true });
    expect(sortOf("other", ["name", "id"], { sort: "id", desc: true })).toEqual({ sort: "id", desc: true });
  });
});
