import type { Page } from "@playwright/test";
import { complaintsOf, seriousFindings, sidewaysPx } from "./support/axe";
import { addPhoto, makeLicense, makePerson, post } from "./support/data";
import { expect, test } from "./support/desk";
import { open } from "./support/page";

// Nothing here changes what another test counts: the pages are shared out among the workers.
test.describe.configure({ mode: "parallel" });

/** Colours are tokens that do not know the width, and the structure does not know the theme: two looks see all of both. */
const LOOKS = [
  { width: 1280, colorScheme: "light" },
  { width: 390, colorScheme: "dark" },
] as const;

/** Loads a page once and looks at it on a wide light screen and on a narrow dark one. */
async function look(page: Page, path: string, complaintsExpected: RegExp | null = null): Promise<void> {
  const complaints = complaintsOf(page);
  for (const [index, { width, colorScheme }] of LOOKS.entries()) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    if (index === 0) await open(page, path);
    await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
    expect.soft(await seriousFindings(page), `${path}, ${colorScheme}, ${width} px`).toEqual([]);
    expect.soft(await sidewaysPx(page), `${path} is wider than ${width} px`).toBe(0);
  }
  const unexpected = complaints.filter((text) => !complaintsExpected?.test(text));
  expect(unexpected, `${path} wrote to the console`).toEqual([]);
}

/** A person with a photo and a license whose card is drawn: the fullest pages there are. */
async function fullRecord(page: Page) {
  const person = await makePerson(page);
  await addPhoto(page, person.id);
  const license = await makeLicense(page, person.id);
  const { job_id } = await post<{ job_id: string }>(page, `/licenses/${license.id}/generate`, {});
  return { person: person.id, license: license.id, job: job_id };
}

const lists = [
  "/",
  "/licenses",
  "/licenses/new",
  "/applications",
  "/applications/new",
  "/production",
  "/production/batches",
  "/production/stock",
  "/cameras",
  "/cameras/new",
  "/plates/uploads",
  "/watchlist",
  "/watchlist/new",
  "/watchlist/hits",
  "/documents",
  "/candidates",
  "/candidates/new",
  "/candidates/compliance",
  "/candidates/payments",
  "/candidates/imports",
  "/certificates",
  "/certificates/courses",
  "/certificates/courses/new",
  "/certificates/templates",
  "/certificates/templates/1",
  "/people",
  "/people/new",
  "/transactions",
  "/plates/overview",
  "/plates",
  "/plates/review",
  "/plates/searches",
  "/plates/searches/sample",
  "/plates/exports",
  "/plates/retention",
  "/plates/history/CA428117",
  "/account",
  "/admin/users",
  "/admin/users/new",
  "/admin/users/1",
  "/admin/api-keys",
  "/admin/card-design",
  "/admin/issuer-keys",
  "/admin/jobs",
  "/admin/fees",
  "/admin/storage",
  "/identity/review",
  "/ledger",
  "/ledger/accounts",
  "/ledger/vouchers",
  "/ledger/parties",
  "/ledger/parties/new",
  "/ledger/companies",
  "/ledger/companies/new",
  "/ledger/new/invoice",
  "/ledger/new/receipt",
  "/ledger/new/journal",
  "/ledger/reconciliation",
  "/ledger/new/credit-note",
  "/ledger/drafts",
  "/ledger/reports",
  "/ledger/reports/balance-sheet",
  "/ledger/reports/gstr-1",
  "/admin/identity-rules",
  "/admin/audit",
  "/admin/mail",
  "/admin/webhooks",
  "/admin/webhooks/deliveries",
  "/admin/entitlements",
];

for (const path of lists) {
  test(`${path} is without serious findings`, async ({ admin }) => look(admin, path));
}

test("the sign-in page is without serious findings", async ({ page }) => look(page, "/login"));

test("the pages of a person are without serious findings", async ({ admin }) => {
  test.setTimeout(180_000);
  const { person } = await fullRecord(admin);
  for (const path of [`/people/${person}`, `/people/${person}/edit`, `/people/${person}/photo`])
    await look(admin, path);
});

test("the pages of a license and of its job are without serious findings", async ({ admin }) => {
  test.setTimeout(180_000);
  const { person, license, job } = await fullRecord(admin);
  for (const path of [
    `/licenses/${license}`,
    `/licenses/${license}/edit`,
    `/licenses/new?person=${person}`,
    `/admin/jobs/${job}`,
  ])
    await look(admin, path);
});

test("the pages of an application and of its transaction are without serious findings", async ({ admin }) => {
  test.setTimeout(180_000);
  const { id: citizen_id } = await makePerson(admin);
  const { id } = await post<{ id: number }>(admin, "/applications", { citizen_id, applied_category: "B" });
  const paid = await post<{ id: number }>(admin, `/applications/${id}/payment`, { payment_method: "cash" });
  for (const path of [`/applications/${id}`, `/applications/new?person=${citizen_id}`, `/transactions/${paid.id}`])
    await look(admin, path);
});

test("the pages of a camera and of a look-out are without serious findings", async ({ admin }) => {
  test.setTimeout(180_000);
  const headers = { "sec-fetch-site": "same-origin" };
  const made = async (path: string, data: object) => {
    const answer = await admin.request.post(path, { data, headers });
    return ((await answer.json()) as { id: string }).id;
  };
  const camera = await made("/api/cameras", { name: "Axe", lat: -33.92, lon: 18.42, heading: 90 });
  const lookOut = await made("/api/bolos", { kind: "list", plate_pattern: "Axe" });
  for (const path of [
    `/cameras/${camera}`,
    `/cameras/${camera}/edit`,
    `/watchlist/${lookOut}`,
    `/watchlist/${lookOut}/edit`,
  ])
    await look(admin, path);
});

test("a page that is not there is without serious findings", async ({ admin }) =>
  // The browser notes that the address answered 404. Next draws such a page in the browser, where React's development
  // build notes that the theme's script is not run again.
  look(admin, "/people/999999", /404|Encountered a script tag/));
