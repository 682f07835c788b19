import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { readCsv, readXlsx } from "@/lib/platform/export/test-readers";
import { makeLicense, makePerson, type TestLicense } from "./support/data";
import { expect, test } from "./support/desk";
import { open } from "./support/page";

const rows = (page: Page) => page.getByRole("table", { name: "Licenses" }).locator("tbody tr");
const query = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);

/** Licenses of one person, whose surname then finds them and no others. */
async function holderOf(page: Page, categories: string[]) {
  const person = await makePerson(page);
  const licenses: TestLicense[] = [];
  for (const category of categories) licenses.push(await makeLicense(page, person.id, category));
  return { person, licenses };
}

test("search, filter and sort narrow the list, and the address keeps them", async ({ clerk }) => {
  const { person, licenses } = await holderOf(clerk, ["B", "A", "C1"]);
  await open(clerk, "/licenses");
  await clerk.getByRole("searchbox", { name: "Number, name or ID number" }).fill(person.lastName);
  await expect(rows(clerk)).toHaveCount(3);

  await clerk.getByRole("button", { name: "Number", exact: true }).click();
  const numbers = licenses.map(({ number }) => number).sort();
  await expect(rows(clerk).getByRole("link")).toHaveText(numbers);
  await clerk.getByRole("button", { name: "Number", exact: true }).click();
  await expect(rows(clerk).getByRole("link")).toHaveText(numbers.toReversed());
  await expect(clerk.getByRole("columnheader", { name: "Number" })).toHaveAttribute("aria-sort", "descending");

  await clerk.getByRole("button", { name: "Category", exact: true }).first().click();
  await clerk.getByRole("menuitemcheckbox", { name: /^A –/ }).click();
  await expect(rows(clerk)).toHaveCount(1);
  expect(query(clerk)).toEqual({ q: person.lastName, sort: "-license_number", category: "A" });

  await clerk.reload();
  await expect(rows(clerk)).toHaveCount(1);
  await expect(clerk.getByRole("searchbox")).toHaveValue(person.lastName);
  await clerk.goBack();
  await expect(rows(clerk)).toHaveCount(3);
  expect(query(clerk)).toEqual({ q: person.lastName, sort: "-license_number" });
});

test("what matches nothing says so and offers the way back", async ({ clerk }) => {
  await open(clerk, "/licenses?q=nobodyiscalledthis");
  await expect(clerk.getByText("Nothing matches")).toBeVisible();
  await clerk.getByRole("button", { name: "Clear filters" }).last().click();
  await expect(rows(clerk).first()).toBeVisible();
  expect(query(clerk)).toEqual({});
});

test("pages turn, and a reload and a step back keep the place", async ({ clerk }) => {
  const { person } = await holderOf(
    clerk,
    Array.from({ length: 11 }, () => "B"),
  );
  await open(clerk, `/licenses?q=${person.lastName}`);
  await expect(rows(clerk)).toHaveCount(11);
  await clerk.getByLabel("Rows per page").selectOption("10");
  await expect(clerk.getByText("1–10 of 11")).toBeVisible();
  await expect(rows(clerk)).toHaveCount(10);
  await clerk.getByRole("button", { name: "Next page" }).click();
  await expect(rows(clerk)).toHaveCount(1);
  await expect(clerk.getByRole("button", { name: "Next page" })).toHaveAttribute("aria-disabled", "true");

  await clerk.reload();
  await expect(clerk.getByText("11–11 of 11")).toBeVisible();
  expect(query(clerk)).toEqual({ q: person.lastName, size: "10", page: "2" });

  await rows(clerk).getByRole("link").click();
  await expect(clerk.getByRole("heading", { level: 1 })).toContainText(/^L-/);
  await clerk.goBack();
  await expect(clerk.getByText("11–11 of 11")).toBeVisible();
});

for (const [label, read] of [
  ["CSV", (bytes: Buffer) => readCsv(bytes.toString("utf8").replace(/^\uFEFF/, ""))],
  ["Excel (XLSX)", readXlsx],
] as const) {
  test(`the rows on the list are exported as ${label}`, async ({ clerk }) => {
    const { person, licenses } = await holderOf(clerk, ["B", "EB"]);
    await open(clerk, `/licenses?q=${person.lastName}&sort=license_number`);
    await clerk.getByRole("button", { name: "Export" }).click();
    const [file] = await Promise.all([
      clerk.waitForEvent("download"),
      clerk.getByRole("menuitem", { name: label }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^licenses-\d{4}-\d\d-\d\d\.(csv|xlsx)$/);

    const [header, ...records] = read(await readFile(await file.path()));
    expect(header?.slice(0, 5)).toEqual(["License number", "Holder", "ID number", "Category", "Status"]);
    const numbers = licenses.map(({ number }) => number).sort();
    expect(records.map(([number]) => number)).toEqual(numbers);
    for (const record of records) expect(record.slice(1, 3)).toEqual([person.name, person.idNumber]);
  });
}

test("the command palette finds a license and a person and opens them by the keyboard alone", async ({ clerk }) => {
  const { person, licenses } = await holderOf(clerk, ["B"]);
  await open(clerk, "/account");
  await clerk.keyboard.press("Control+k");
  const palette = clerk.getByRole("dialog", { name: "Command palette" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await clerk.keyboard.type(licenses[0]?.number ?? "");
  await expect(palette.getByRole("option", { name: licenses[0]?.number })).toHaveAttribute("aria-selected", "true");
  await clerk.keyboard.press("Enter");
  await expect(clerk.getByRole("heading", { level: 1 })).toContainText(licenses[0]?.number ?? "");

  await clerk.keyboard.press("Control+k");
  await clerk.keyboard.type(person.lastName);
  await expect(palette.getByRole("option", { name: person.idNumber })).toHaveAttribute("aria-selected", "true");
  await clerk.keyboard.press("Enter");
  await expect(clerk.getByRole("heading", { level: 1, name: person.name })).toBeVisible();
});

test("a license is edited, removed and taken back by undo", async ({ clerk }) => {
  const { licenses } = await holderOf(clerk, ["B"]);
  const [license] = licenses;
  await open(clerk, `/licenses/${license?.id}/edit`);
  await clerk.getByRole("button", { name: "Add restriction: Corrective lenses" }).click();
  await clerk.getByRole("button", { name: "Save changes" }).click();
  await expect(clerk.getByRole("main").getByText("Corrective lenses").first()).toBeVisible();

  await clerk.getByRole("button", { name: "More actions" }).click();
  await clerk.getByRole("menuitem", { name: "Remove" }).click();
  await clerk.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(clerk).toHaveURL(/\/licenses$/);
  await clerk.getByRole("button", { name: "Undo" }).click();
  await expect(clerk.getByRole("heading", { level: 1 })).toContainText(license?.number ?? "");
});
