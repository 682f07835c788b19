import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { seriousFindings, sidewaysPx } from "./support/axe";
import { open, withoutHotReload } from "./support/page";

const run = promisify(execFile);
/** What a shell makes of a text that was copied from the page. */
const inShell = async (script: string): Promise<string> => (await run("/bin/sh", ["-c", script])).stdout;

/** The column of wide screens: the search and the list of everything on the page. */
const contents = (page: Page) => page.getByRole("complementary", { name: "Contents" });
const search = (page: Page) => contents(page).getByRole("searchbox", { name: "Search operations" });

/** Presses the copy button of an example and takes what lies on the clipboard then. */
async function copied(page: Page, what: string): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await page.getByRole("button", { name: `Copy ${what}`, exact: true }).click();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(clipboard).not.toBe("");
  return clipboard();
}

test.beforeEach(async ({ context }) => {
  await withoutHotReload(context);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
});

test("stands open to everybody, at its own address and at the two of the contract", async ({ page }) => {
  for (const address of ["/docs", "/api/v1/docs", "/api/v1/redoc"]) {
    const response = await page.goto(address);
    expect(response?.status()).toBe(200);
    await expect(page).toHaveURL(address);
    await expect(page.getByRole("heading", { level: 1, name: "API reference" })).toBeVisible();
  }
  await expect(page.getByRole("link", { name: "OpenAPI document" })).toHaveAttribute("href", "/openapi.json");
  await page
    .getByRole("main")
    .getByRole("link", { name: /Issue a license \/api\/v1/ })
    .click();
  await expect(page).toHaveURL("/docs/licenses#licenses.create");
  await expect(page.getByRole("heading", { level: 2, name: "Issue a license" })).toBeInViewport();
});

test("leads from an operation's address on the one page of old to its group", async ({ page }) => {
  for (const address of ["/docs", "/api/v1/docs"]) {
    await page.goto(`${address}#licenses.get`);
    await expect(page).toHaveURL("/docs/licenses#licenses.get");
    await expect(page.locator("section[id='licenses.get'] h2")).toBeInViewport();
  }
  await page.goto("/docs#schema-Citizen");
  await expect(page).toHaveURL(/\/docs\/[a-z-]+#schema-Citizen$/);
  await expect(page.getByRole("heading", { level: 3, name: "Citizen", exact: true })).toBeInViewport();
  // A place on the page itself stays where it is.
  await open(page, "/docs#errors");
  await expect(page.getByRole("heading", { level: 2, name: "Errors" })).toBeInViewport();
  await expect(page).toHaveURL("/docs#errors");
});

test("says that a group is not there, between contents that lead on", async ({ page }) => {
  const response = await page.goto("/docs/spaceships");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1, name: "There is no such part of the API" })).toBeVisible();
  await expect(search(page)).toBeVisible();
});

test("finds operations from the keyboard, and leads to them", async ({ page }) => {
  await open(page, "/docs");
  await page.keyboard.press("/");
  await expect(search(page)).toBeFocused();
  await page.keyboard.type("upload photo");
  const links = contents(page).getByRole("navigation").getByRole("link");
  await expect(links).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/docs/people#citizens.photo.upload");
  await expect(page.getByRole("heading", { level: 2, name: "Send a person's photo" })).toBeInViewport();

  await search(page).fill("no such thing");
  await expect(contents(page).getByText("Nothing found")).toBeVisible();
  await contents(page).getByRole("button", { name: "Clear the search" }).click();
  await expect(search(page)).toHaveValue("");

  // The contents stay while the pages change, and open where the reader is.
  await contents(page)
    .locator("summary", { hasText: /^Licenses$/ })
    .click();
  await contents(page).getByRole("link", { name: "GET Read a license by its number" }).click();
  await expect(page).toHaveURL("/docs/licenses#licenses.byNumber");
  const section = page.locator("section[id='licenses.byNumber']");
  await expect(section.getByText("/api/v1/licenses/number/{license_number}", { exact: true })).toBeInViewport();
  await expect(contents(page).locator("[aria-current=location]")).toHaveText(/Read a license by its number/);
});

test("prints commands that work as they are copied", async ({ page }) => {
  await open(page, "/docs");
  const signIn = await copied(page, "sign-in commands");
  expect(JSON.parse(await inShell(signIn))).toMatchObject({ email: "clerk@example.com", role: "clerk" });

  const token = signIn.split("\n\n")[0];
  const answerOf = async (id: string): Promise<unknown> =>
    JSON.parse(await inShell(`${token}\n${await copied(page, `curl example of ${id}`)}`));
  await open(page, "/docs/licenses");
  expect(await answerOf("licenses.get")).toMatchObject({ license: { id: 1 } });
  const active = (await answerOf("licenses.list")) as { status: string }[];
  expect([...new Set(active.map(({ status }) => status))]).toEqual(["active"]);
  await open(page, "/docs/people");
  const found = (await answerOf("citizens.search")) as { last_name: string }[];
  expect([...new Set(found.map(({ last_name }) => last_name))]).toContain("Nkosi");
  await open(page, "/docs/sign-in");
  expect(await answerOf("auth.testToken")).toMatchObject({ username: "clerk" });
  // A form, without a token.
  const login = JSON.parse(await inShell(await copied(page, "curl example of auth.login")));
  expect(login).toMatchObject({ token_type: "bearer", user: { email: "clerk@example.com" } });
});

test("keeps its contents behind a button on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "/docs");
  await expect(contents(page)).toBeHidden();
  await page.getByRole("button", { name: "Contents" }).click();
  const sheet = page.getByRole("dialog", { name: "Contents" });
  await sheet.getByRole("searchbox", { name: "Search operations" }).fill("cleanup");
  await sheet.getByRole("link", { name: /Remove temporary/ }).click();
  await expect(sheet).toBeHidden();
  await expect(page.locator("section[id='licenses.storage.cleanup'] h2")).toBeInViewport();
});

test("leads through all groups with every operation of the OpenAPI document, and nothing that axe calls serious", async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  const { groups, operations } = await declared(request);
  expect(operations.length).toBeGreaterThan(100);
  const sizeOf = (group: string) => operations.filter(({ tags }) => tags[0] === group).length;
  const [largest] = groups.toSorted((a, b) => sizeOf(b) - sizeOf(a));

  await open(page, "/docs");
  for (const look of [LIGHT_DESK, DARK_PHONE]) await expectSound(page, look);
  await page.getByRole("main").getByRole("link", { name: groups[0] }).first().click();
  const shown: string[] = [];
  for (const [index, group] of groups.entries()) {
    await expect(page.getByRole("heading", { level: 1, name: group, exact: true })).toBeVisible();
    // All groups are drawn by the same components: the largest has every one of them, a few others show that it holds.
    if (group === largest) for (const look of [LIGHT_DESK, DARK_PHONE]) await expectSound(page, look);
    else if (index % 6 === 0) await expectSound(page, index % 4 ? LIGHT_DESK : DARK_PHONE, "main");
    shown.push(...(await page.locator("main section[id]").evaluateAll((sections) => sections.map(({ id }) => id))));
    const next = page.getByRole("navigation", { name: "Other groups" }).getByRole("link").last();
    if (index < groups.length - 1) await next.click();
  }
  expect(operations.filter(({ operationId }) => !shown.includes(operationId))).toEqual([]);
});

type Look = { colorScheme: "light" | "dark"; width: number };
const LIGHT_DESK: Look = { colorScheme: "light", width: 1280 };
const DARK_PHONE: Look = { colorScheme: "dark", width: 390 };

type Operation = { operationId: string; tags: [string] };
async function declared(request: APIRequestContext): Promise<{ groups: string[]; operations: Operation[] }> {
  const document = (await (await request.get("/openapi.json")).json()) as {
    tags: { name: string }[];
    paths: Record<string, Record<string, Operation>>;
  };
  return {
    groups: document.tags.map(({ name }) => name),
    operations: Object.values(document.paths).flatMap((methods) => Object.values(methods)),
  };
}

async function expectSound(page: Page, { colorScheme, width }: Look, within?: string): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.setViewportSize({ width, height: 844 });
  await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
  const where = `${page.url()}, ${colorScheme}, ${width} px`;
  expect.soft(await seriousFindings(page, { within }), where).toEqual([]);
  expect.soft(await sidewaysPx(page), `${where} is no wider than the screen`).toBe(0);
}
