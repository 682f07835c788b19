import { expect, it } from "vitest";
import { exportLinks } from "./export-links";
import { optionFilters, optionsOf } from "./filter-options";
import { lastOfEach, sortedWindow, type TableParams } from "./table-query";

const params: TableParams<"name", "state" | "kind"> = {
  page: 3,
  pageSize: 25,
  sort: { id: "name", desc: true },
  sortable: ["name"],
  q: "ada",
  filters: { state: ["queued", "done"] },
};

it("makes a filter of each declared list of values, named by the screen's words", () => {
  const filters = optionFilters(
    { state: ["queued", "done"], kind: ["a"] } as const,
    { state: "State", kind: "Kind" },
    {
      state: (value) => ({ queued: "Waiting", done: "Done" })[value],
      kind: (value) => value.toUpperCase(),
    },
  );
  expect(filters).toEqual([
    { id: "state", label: "State", options: optionsOf({ queued: "Waiting", done: "Done" }) },
    { id: "kind", label: "Kind", options: [{ value: "a", label: "A" }] },
  ]);
});

it("asks the database for the page's rows in their order", () => {
  expect(sortedWindow(params)).toEqual({ skip: 50, take: 25, sort: "name", desc: true });
});

it("lets the value that was chosen last stand where values exclude each other", () => {
  expect(lastOfEach(params).filters).toEqual({ state: ["done"] });
});

it("exports all pages of what the table shows", () => {
  expect(exportLinks("/api/people/export", params)).toEqual([
    { label: "CSV", href: "/api/people/export?sort=-name&q=ada&state=queued&state=done&format=csv" },
    { label: "Excel (XLSX)", href: "/api/people/export?sort=-name&q=ada&state=queued&state=done&format=xlsx" },
  ]);
});
