import { syntheticPortraitJpeg } from "@/lib/people/photo/testing/synthetic-face";
import { makePerson, uniqueWord } from "./support/data";
import { expect, test } from "./support/desk";
import { randomIdNumber, withWrongCheckDigit } from "./support/id-number";
import { open } from "./support/page";

test("a wrong check digit is told beside the field, and nothing is saved", async ({ clerk }) => {
  await open(clerk, "/people/new");
  const field = clerk.getByLabel("ID number");
  await field.fill(withWrongCheckDigit(randomIdNumber().idNumber));
  await expect(field).toHaveAccessibleDescription(/The check digit is wrong/);
  await expect(field).toHaveAttribute("aria-invalid", "true");

  await clerk.getByLabel("First name").fill("Ada");
  await clerk.getByLabel("Surname").fill(uniqueWord("C"));
  await clerk.getByLabel("Date of birth").fill("1980-01-01");
  await clerk.getByLabel("Sex").selectOption("female");
  await clerk.getByRole("button", { name: "Register person" }).click();
  await expect(clerk.getByText("Nothing was saved yet. Please check the marked fields.")).toBeVisible();
  await expect(field).toBeFocused();
  await expect(clerk).toHaveURL(/\/people\/new$/);
});

test("an ID number that is registered is found while it is typed, and leads to its record", async ({ clerk }) => {
  const known = await makePerson(clerk);
  await open(clerk, "/people/new");
  await clerk.getByLabel("ID number").fill(known.idNumber);
  await expect(clerk.getByText("This ID number is already registered")).toBeVisible();

  // What was typed is not saved, so the page asks before it is left.
  const asked = clerk.waitForEvent("dialog").then((dialog) => dialog.accept());
  await clerk.getByRole("link", { name: `Open instead: ${known.name}` }).click();
  await asked;
  await expect(clerk.getByRole("heading", { level: 1, name: known.name })).toBeVisible();
});

test("somebody alike is found before they are made twice; the clerk's word makes them", async ({ clerk }) => {
  const known = await makePerson(clerk);
  await open(clerk, "/people/new");
  await clerk.getByLabel("Kind of document").selectOption("passport");
  await clerk.getByLabel("ID number").fill(uniqueWord("P").toUpperCase());
  await clerk.getByLabel("First name").fill(known.firstName);
  await clerk.getByLabel("Surname").fill(known.lastName);
  await clerk.getByLabel("Date of birth").fill(known.dateOfBirth);
  await clerk.getByLabel("Sex").selectOption(known.gender);
  await expect(clerk.getByText("One person is very much alike")).toBeVisible();

  await clerk.getByRole("button", { name: "Register person" }).click();
  await expect(clerk.getByText("Open the record above, or confirm that this is a different person")).toBeVisible();
  await clerk.getByLabel("This is a different person").check();
  await clerk.getByRole("button", { name: "Register person" }).click();
  await expect(clerk.getByRole("heading", { level: 1, name: known.name })).toBeVisible();
  await expect(clerk).not.toHaveURL(new RegExp(`/people/${known.id}$`));
});

test("a person is edited, and the history tells what changed", async ({ clerk }) => {
  const person = await makePerson(clerk);
  await open(clerk, `/people/${person.id}/edit`);
  await clerk.getByLabel("City or town").fill("Polokwane");
  await clerk.getByRole("button", { name: "Save changes" }).click();
  await expect(clerk.getByText(`${person.name} was saved`)).toBeVisible();
  await expect(clerk.getByText("Polokwane")).toBeVisible();
  await clerk.getByRole("tab", { name: "History" }).click();
  await expect(clerk.getByRole("tabpanel", { name: "History" }).getByText("Karel Maas").first()).toBeVisible();
});

test("an administrator removes a person and takes it back", async ({ admin }) => {
  const person = await makePerson(admin);
  await open(admin, `/people/${person.id}`);
  await admin.getByRole("button", { name: "Remove", exact: true }).click();
  await admin.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(admin.getByText("This person was removed")).toBeVisible();
  await open(admin, `/people?q=${person.lastName}`);
  await expect(admin.getByText("Nothing matches")).toBeVisible();

  await open(admin, `/people/${person.id}`);
  await admin.getByRole("button", { name: "Restore" }).click();
  await expect(admin.getByText("This person was removed")).toBeHidden();
  await open(admin, `/people?q=${person.lastName}`);
  await expect(admin.getByRole("link", { name: person.name })).toBeVisible();
});

test("a clerk who removes a person can undo it at once", async ({ clerk }) => {
  const person = await makePerson(clerk);
  await open(clerk, `/people/${person.id}`);
  await clerk.getByRole("button", { name: "Remove", exact: true }).click();
  await clerk.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(clerk).toHaveURL(/\/people$/);
  await clerk.getByRole("button", { name: "Undo" }).click();
  await expect(clerk.getByRole("heading", { level: 1, name: person.name })).toBeVisible();
});

test("the list is searched by name, id number and in any order of words", async ({ clerk }) => {
  const person = await makePerson(clerk, { firstName: uniqueWord("N") });
  await makePerson(clerk);
  await open(clerk, "/people");
  const search = clerk.getByRole("searchbox", { name: "Name or ID number" });
  for (const words of [`${person.lastName} ${person.firstName}`, person.idNumber, person.firstName.slice(0, 6)]) {
    await search.fill(words);
    await expect(clerk.getByRole("table", { name: "People" }).getByRole("link")).toHaveText([
      new RegExp(`${person.name}$`),
    ]);
  }
  // The row was there already, so this click is quicker than the search that the last key has begun.
  await clerk.getByRole("link", { name: person.name }).click();
  await expect(clerk.getByRole("heading", { level: 1, name: person.name })).toBeVisible();
});

test("a photo without a face is cropped by hand", async ({ clerk }) => {
  const person = await makePerson(clerk);
  await open(clerk, `/people/${person.id}/photo`);
  const room = await syntheticPortraitJpeg({ seed: 3, people: 0 });
  await clerk
    .getByLabel("Photo of the person")
    .setInputFiles({ name: "room.jpg", mimeType: "image/jpeg", buffer: room });
  await expect(clerk.getByText("No face was found. Crop the portrait by hand")).toBeVisible({ timeout: 30_000 });

  await clerk.getByRole("button", { name: "Crop by hand" }).click();
  await expect(clerk.getByText("Drag the picture, or use the arrow keys")).toBeVisible();
  await clerk.getByRole("button", { name: "Save crop" }).click();
  await expect(clerk.getByRole("button", { name: "Use automatic crop" })).toBeVisible({ timeout: 30_000 });
  await expect(clerk.getByText("Cropped by hand")).toBeVisible();
});

test("what is no picture is refused beside the field", async ({ clerk }) => {
  const person = await makePerson(clerk);
  await open(clerk, `/people/${person.id}/photo`);
  const field = clerk.getByLabel("Photo of the person");
  await field.setInputFiles({
    name: "notes.jpg",
    mimeType: "image/jpeg",
    buffer: Buffer.from("Only words. ".repeat(40)),
  });
  await expect(field).toHaveAccessibleDescription(/not/i, { timeout: 30_000 });
  await expect(clerk.getByText("No photo yet")).toBeVisible();
});
