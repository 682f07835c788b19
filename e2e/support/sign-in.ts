import { expect, type Page } from "@playwright/test";
import { hydrated, open } from "./page";

/** The demo office's accounts. */
const accounts = {
  admin: { username: "admin@example.com", password: "changeme123" },
  clerk: { username: "clerk@example.com", password: "changeme123" },
} as const;

export type Credentials = { username: string; password: string };
export type Account = keyof typeof accounts;

/** Signs in through the sign-in page, as a person does, and waits for the desk. */
export async function signIn(page: Page, as: Account | Credentials): Promise<void> {
  const { username, password } = typeof as === "string" ? accounts[as] : as;
  // Before React has taken over, the form would be sent the old way.
  await open(page, "/login");
  await page.getByLabel("Username or e-mail").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/\/login/, { timeout: 30_000 });
  await hydrated(page);
}
