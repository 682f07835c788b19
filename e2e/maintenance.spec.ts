import { makeLicense, makePerson } from "./support/data";
import { expect, test } from "./support/desk";
import { open } from "./support/page";

test("an administrator looks first, then compares files with records, and reads what it came to", async ({ admin }) => {
  await open(admin, "/admin/storage");
  const form = admin.getByRole("form", { name: "Compare files with records" });
  await form.getByLabel("Batch size").fill("0");
  await form.getByRole("button", { name: "Dry run" }).click();
  await expect(form.getByText("must be at least 1")).toBeVisible();

  await form.getByLabel("Batch size").fill("50");
  await form.getByRole("button", { name: "Dry run" }).click();
  const card = admin.locator("section").filter({ has: form });
  await expect(card.getByText(/^Dry run, nothing was changed: /)).toBeVisible({ timeout: 30_000 });
  await expect(card.getByText("Orphaned files")).toBeVisible();

  await form.getByRole("button", { name: "Compare and restore" }).click();
  await admin.getByRole("alertdialog").getByRole("button", { name: "Compare and restore" }).click();
  await expect(card.getByText(/^Finished: /)).toBeVisible({ timeout: 60_000 });
  await card.getByRole("link", { name: "Open the job" }).click();
  await expect(admin.getByRole("heading", { level: 1, name: "Compare files with records" })).toBeVisible();
  await expect(admin.getByText("batch 1", { exact: true })).toBeVisible();
});

test("cards that were never drawn are counted by a dry run, which draws none", async ({ admin }) => {
  const person = await makePerson(admin);
  const license = await makeLicense(admin, person.id);
  await open(admin, "/admin/storage");
  const form = admin.getByRole("form", { name: "Regenerate cards" });
  await form.getByRole("button", { name: "Dry run" }).click();
  const card = admin.locator("section").filter({ has: form });
  await expect(card.getByText(/^Dry run, nothing was changed: /)).toBeVisible({ timeout: 30_000 });
  await open(admin, `/licenses/${license.id}`);
  await expect(admin.getByRole("button", { name: /Generate/ }).first()).toBeVisible();
});
