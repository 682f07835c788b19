import { mkdirSync } from "node:fs";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import { findChromium } from "./lib/chromium.mjs";

const address = process.env.BASE_URL ?? "http://127.0.0.1:3000";
const folder = path.resolve(import.meta.dirname, "../docs/screenshots");

const { executablePath, args, env } = await findChromium();
const browser = await chromium.launch({
  executablePath,
  args,
  env: { ...(process.env as Record<string, string>), ...env },
});
mkdirSync(folder, { recursive: true });

async function signedIn(scheme: "light" | "dark", width = 1280, height = 800): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, colorScheme: scheme, viewport: { width, height } });
  const page = await context.newPage();
  await page.goto("/login");
  // Before React has taken over, the form would be sent the old way.
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Username or e-mail").fill("admin@example.com");
  await page.getByLabel("Password", { exact: true }).fill("changeme123");
  await page.getByRole("button", { name: /sign in/i }).click();
  await page.waitForURL(({ pathname }) => pathname === "/");
  return page;
}

const take = async (page: Page, url: string, name: string): Promise<void> => {
  await page.goto(url);
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  console.log(`${name}.png`);
};

const light = await signedIn("light");
const { license } = (await (await light.request.get("/api/v1/licenses/1")).json()) as {
  license: { id: number; citizen_id: number };
};
await light.request.post(`/api/v1/licenses/${license.id}/generate`, { headers: { origin: address } });
await take(light, "/", "dashboard-light");
await take(light, `/licenses/${license.id}`, "license-light");
await take(light, `/people/${license.citizen_id}`, "person-light");
await take(light, "/docs", "docs-light");
const dark = await signedIn("dark");
await take(dark, "/licenses", "licenses-dark");
await browser.close();
