import { expect, test } from "vitest";
import { readPdf } from "../card/test-scan";
import { manifestPdf } from "./manifest-pdf";

const COLUMNS = [
  { header: "Sequence", type: "number", width: 10, value: (row: Row) => row.sequence },
  { header: "Name", type: "text", width: 40, value: (row: Row) => row.name },
] as const;
type Row = { sequence: number; name: string };

async function* inPages(count: number): AsyncGenerator<Row[]> {
  const names = ["Zoë Łukasiewicz", "Ada Nkosi", "Ελένη Παππά"];
  for (let start = 0; start < count; start += 40)
    yield Array.from({ length: Math.min(40, count - start) }, (_, index) => ({
      sequence: start + index + 1,
      name: names[index % 3] ?? "",
    }));
}

test("every row is there once, with its letters, below the heads of its page; pages are numbered", async () => {
  const pdf = await manifestPdf(COLUMNS, inPages(100), { title: "Batch 7", date: new Date("2026-11-21T10:00:00Z") });
  const pages = await readPdf(pdf);
  expect(pages.length).toBeGreaterThan(2);
  for (const [index, page] of pages.entries()) {
    expect(page.widthPt).toBeGreaterThan(page.heightPt);
    expect(page.text).toContain("Batch 7 · 2026-11-21 10:00 UTC");
    expect(page.text).toContain("Sequence");
    expect(page.text).toContain(`${index + 1} / ${pages.length}`);
  }
  const text = pages.map((page) => page.text).join("\n");
  for (const name of ["Zoë Łukasiewicz", "Ελένη Παππά"]) expect(text).toContain(name);
  expect(text.match(/Zoë Łukasiewicz|Ada Nkosi|Ελένη Παππά/g)).toHaveLength(100);
});

test("an empty list is a page that says so by its heads alone", async () => {
  const pages = await readPdf(await manifestPdf(COLUMNS, inPages(0), { title: "Batch 8", date: new Date(0) }));
  expect(pages).toHaveLength(1);
});
