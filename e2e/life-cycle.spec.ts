import { seriousFindings } from "./support/axe";
import { makeLicense, makePerson } from "./support/data";
import { expect, test } from "./support/desk";
import { open } from "./support/page";

test("a clerk suspends a license with a reason, reactivates it and revokes it; the screen offers legal moves only", async ({
  clerk,
}) => {
  const license = await makeLicense(clerk, (await makePerson(clerk)).id);
  const dialog = clerk.getByRole("alertdialog");
  const offered = async () => {
    await clerk.getByRole("button", { name: "More actions" }).click();
    return clerk.getByRole("menuitem").allTextContents();
  };
  await open(clerk, `/licenses/${license.id}`);
  expect(await offered()).toEqual(["Suspend", "Renew", "Revoke", "Remove"]);

  await clerk.getByRole("menuitem", { name: "Suspend" }).click();
  await dialog.getByRole("button", { name: "Suspend" }).click();
  await expect(dialog.getByRole("textbox", { name: "Reason" })).toHaveAttribute("aria-invalid", "true");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Unpaid fines");
  expect(await seriousFindings(clerk)).toEqual([]);
  await dialog.getByRole("button", { name: "Suspend" }).click();
  await expect(clerk.getByText("This license is suspended")).toBeVisible();
  await expect(clerk.getByRole("main").getByText("Unpaid fines").first()).toBeVisible();

  expect(await offered()).toEqual(["Reactivate", "Revoke", "Remove"]);
  await clerk.getByRole("menuitem", { name: "Reactivate" }).click();
  await dialog.getByRole("button", { name: "Reactivate" }).click();
  await expect(clerk.getByText("This license is suspended")).toBeHidden();

  await clerk.getByRole("button", { name: "More actions" }).click();
  await clerk.getByRole("menuitem", { name: "Revoke" }).click();
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Court order");
  await dialog.getByRole("button", { name: "Revoke" }).click();
  await expect(clerk.getByText("This license is revoked")).toBeVisible();
  expect(await offered()).toEqual(["Remove"]);
});
