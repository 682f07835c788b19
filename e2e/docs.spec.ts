import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, type Page, test } from "@playwright/test";
import axe from "axe-core";
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
    await expect(page.getByRole("heading", { level: 3, name: "Issue a license" })).toBeVisible();
  }
  await expect(page.getByRole("link", { name: "OpenAPI document" })).toHaveAttribute("href", "/openapi.json");
});

test("shows every operation of the OpenAPI document", async ({ page, request }) => {
  const document = (await (await request.get("/openapi.json")).json()) as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  const declared = Object.values(document.paths).flatMap((methods) => Object.values(methods).map((o) => o.operationId));
  expect(declared.length).toBeGreaterThan(40);
  await page.goto("/docs");
  const anchors = await page.locator("main section[id]").evaluateAll((sections) => sections.map(({ id }) => id));
  expect(declared.filter((id) => !anchors.includes(id))).toEqual([]);
});

test("finds operations from the keyboard, and leads to them", async ({ page }) => {
  await open(page, "/docs");
  await page.keyboard.press("/");
  await expect(search(page)).toBeFocused();
  await page.keyboard.type("upload photo");
  const links = contents(page).getByRole("navigation").getByRole("link");
  await expect(links).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#citizens\.photo\.upload$/);
  await expect(page.getByRole("heading", { level: 3, name: "Send a person's photo" })).toBeInViewport();

  await search(page).fill("no such thing");
  await expect(contents(page).getByText("Nothing found")).toBeVisible();
  await contents(page).getByRole("button", { name: "Clear the search" }).click();
  await expect(search(page)).toHaveValue("");

  await contents(page).getByRole("link", { name: "GET Read a license by its number" }).click();
  await expect(page).toHaveURL(/#licenses\.byNumber$/);
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
  expect(await answerOf("auth.testToken")).toMatchObject({ username: "clerk" });
  expect(await answerOf("licenses.get")).toMatchObject({ license: { id: 1 } });
  const active = (await answerOf("licenses.list")) as { status: string }[];
  expect([...new Set(active.map(({ status }) => status))]).toEqual(["active"]);
  const found = (await answerOf("citizens.search")) as { last_name: string }[];
  expect([...new Set(found.map(({ last_name }) => last_name))]).toContain("Nkosi");
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
  await expect(page.locator("section[id='licenses.storage.cleanup'] h3")).toBeInViewport();
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond, "the page is no wider than the screen").toBeLessThanOrEqual(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1280, 390]) {
    test(`has no serious finding of axe, ${colorScheme}, ${width} px wide`, async ({ page }) => {
      test.setTimeout(180_000);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      await open(page, "/docs");
      // Evaluated, not added as a script, which the page's policy refuses.
      await page.evaluate(axe.source);
      const findings = await page.evaluate(async () => {
        const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
        return violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .map(
            ({ id, nodes }) =>
              `${id}: ${nodes
                .slice(0, 3)
                .map(({ html }) => html.slice(0, 160))
                .join(" | ")}`,
          );
      });
      expect(findings).toEqual([]);
    });
  }
}
