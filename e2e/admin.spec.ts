import { makeLicense, makePerson, post, uniqueWord } from "./support/data";
import { expect, test } from "./support/desk";
import { open } from "./support/page";
import { signIn } from "./support/sign-in";

const FIRST_PASSWORD = "granite otter lamp 41";
const OWN_PASSWORD = "violet harbour crumb 86";

test("a new user is added, signs in, and must choose a password of their own", async ({ admin, page }) => {
  const username = uniqueWord("u").toLowerCase();
  await open(admin, "/admin/users/new");
  await admin.getByLabel("Full name").fill("Nomsa Test");
  await admin.getByLabel("Username").fill(username);
  await admin.getByLabel("E-mail").fill(`${username}@example.org`);
  await admin.getByLabel("Password", { exact: false }).fill(FIRST_PASSWORD);
  await admin.getByRole("button", { name: "Add user" }).click();
  await expect(admin.getByText("Must be changed at the next sign-in")).toBeVisible();

  await signIn(page, { username, password: FIRST_PASSWORD });
  await expect(page.getByText("Choose your own password")).toBeVisible();
  await expect(page).toHaveURL(/\/account$/);
  await page.goto("/people");
  await expect(page).toHaveURL(/\/account$/);

  await page.getByLabel("Present password").fill(FIRST_PASSWORD);
  await page.getByLabel("New password", { exact: false }).first().fill(OWN_PASSWORD);
  await page.getByLabel("New password again").fill(OWN_PASSWORD);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Choose your own password")).toBeHidden();
  await open(page, "/people");
  await expect(page.getByRole("heading", { level: 1, name: "People" })).toBeVisible();
});

test("a reset password ends the user's session and lets them in with the new one", async ({ admin, page }) => {
  const user = await makeUser(admin);
  await signIn(page, { username: user.username, password: FIRST_PASSWORD });

  await open(admin, `/admin/users/${user.id}`);
  await admin.getByRole("button", { name: "Reset password" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByRole("button", { name: "Generate a strong password" }).click();
  const password = await dialog.getByRole("textbox", { name: "Password" }).inputValue();
  expect(password.length).toBeGreaterThanOrEqual(12);
  await dialog.getByRole("button", { name: "Reset password" }).click();
  await expect(admin.getByText("The password was reset")).toBeVisible();

  await page.goto("/account");
  await expect(page).toHaveURL(/\/login\?callbackUrl=/);
  await signIn(page, { username: user.username, password });
  await expect(page.getByText("Choose your own password")).toBeVisible();
});

test("an API key works until it is revoked, and not one request longer", async ({ admin, playwright, baseURL }) => {
  const name = uniqueWord("key ");
  await open(admin, "/admin/api-keys");
  await admin.getByRole("button", { name: "New API key" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Role").selectOption("clerk");
  await admin.getByRole("button", { name: "Make key" }).click();
  const key = (await admin.getByTestId("api-key").textContent()) ?? "";
  await admin.getByRole("button", { name: "Done" }).click();

  // As a program would: no cookie, no browser.
  const program = await playwright.request.newContext({ baseURL });
  const ask = () => program.get("/api/v1/users/me", { headers: { authorization: `Bearer ${key}` } });
  const answer = await ask();
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ username: "admin" });

  await admin.getByRole("button", { name: `Revoke ${name}` }).click();
  await admin.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(admin.getByRole("row", { name: new RegExp(name) })).toContainText("Revoked");
  expect((await ask()).status()).toBe(401);
  await program.dispose();
});

test("the jobs screen shows a job that is done, with its steps and its subject", async ({ admin }) => {
  const person = await makePerson(admin);
  const license = await makeLicense(admin, person.id);
  const { job_id } = await post<{ job_id: string }>(admin, `/licenses/${license.id}/generate`, {});

  await open(admin, "/admin/jobs?state=done");
  const subject = admin.getByRole("link", { name: `License ${license.id}`, exact: true });
  const row = admin.getByRole("row").filter({ has: subject });
  await expect(row).toContainText("Generate card");
  await expect(row).toContainText("Done");
  await row.getByRole("link", { name: "Generate card" }).click();
  await expect(admin).toHaveURL(new RegExp(`/admin/jobs/${job_id}$`));
  await expect(admin.getByRole("heading", { name: "Steps" })).toBeVisible();
  await expect(admin.getByText("complete", { exact: true })).toBeVisible();
});

test("the audit trail tells what was done, and its chain is verified", async ({ admin }) => {
  const person = await makePerson(admin);
  await open(admin, "/admin/audit");
  await expect(admin.getByRole("table").getByText(person.name).first()).toBeVisible();
  await admin.getByRole("button", { name: "Verify chain" }).click();
  await expect(admin.getByText("The chain holds")).toBeVisible({ timeout: 30_000 });
  await expect(admin.getByText(/rows were checked in .*: none is missing, none was altered/)).toBeVisible();
});

test("a clerk is shown no administration and is sent away from its pages", async ({ clerk }) => {
  await open(clerk, "/");
  const navigation = clerk.getByRole("navigation", { name: "Main" });
  await expect(navigation.getByRole("link", { name: "People" })).toBeVisible();
  for (const name of ["Users", "Audit", "Storage", "Mail outbox"])
    await expect(navigation.getByRole("link", { name })).toHaveCount(0);
  for (const path of [
    "/admin/users",
    "/admin/users/new",
    "/admin/users/1",
    "/admin/audit",
    "/admin/storage",
    "/admin/mail",
  ]) {
    await clerk.goto(path);
    await expect(clerk.getByRole("heading", { level: 1, name: "Dashboard" }), path).toBeVisible();
  }
});

test("changing one's own password ends the other sessions and keeps this one", async ({ admin, browser, page }) => {
  const user = await makeUser(admin);
  await signIn(page, { username: user.username, password: FIRST_PASSWORD });
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await signIn(other, { username: user.username, password: FIRST_PASSWORD });

  await open(page, "/account");
  await expect(page.getByRole("button", { name: /^End the session of/ })).toHaveCount(1);
  await page.getByLabel("Present password").fill("not the right one");
  await page.getByLabel("New password", { exact: false }).first().fill(OWN_PASSWORD);
  await page.getByLabel("New password again").fill(OWN_PASSWORD);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByLabel("Present password")).toHaveAccessibleDescription("This is not your present password");

  await page.getByLabel("Present password").fill(FIRST_PASSWORD);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByRole("button", { name: /^End the session of/ })).toHaveCount(0);
  await other.goto("/account");
  await expect(other).toHaveURL(/\/login\?callbackUrl=/);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
  await elsewhere.close();
});

async function makeUser(admin: Parameters<typeof post>[0]): Promise<{ id: number; username: string }> {
  const username = uniqueWord("u").toLowerCase();
  const { id } = await post<{ id: number }>(admin, "/users", {
    username,
    email: `${username}@example.org`,
    password: FIRST_PASSWORD,
    full_name: "Test User",
    role: "clerk",
  });
  return { id, username };
}
