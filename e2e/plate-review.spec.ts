import type { Page } from "@playwright/test";
import { seriousFindings } from "./support/axe";
import { uniqueWord } from "./support/data";
import { expect, test } from "./support/desk";
import { open } from "./support/page";
import { countReads, makeReads, type ReadToMake } from "./support/reads";

const SESSION_READS = 50;
/** A reviewer by keyboard is ahead of a busy server, which makes the decisions one after the other. */
const PATIENT = { timeout: 60_000 };
const DRAWN = ["CA 428-117", "KLD 458 GP", "FN 52 BK GP", "ND 318-446", "BRK 771 L"] as const;

/** Reads of the drawn plates in turn, the least sure first; every tenth from the fourth on is read wrong. */
const readsOf = (count: number): ReadToMake[] =>
  Array.from({ length: count }, (_, index) => {
    const drawn = DRAWN[index % DRAWN.length] ?? DRAWN[0];
    const plate = index % 10 === 3 ? drawn.replace("8", "B") : drawn;
    return { plate, drawn, confidence: 0.3 + index / 100 };
  });

const reading = (page: Page) => page.getByLabel("Reading");
const nothing = (page: Page) => page.getByText("Nothing waits for review");
const openQueue = (page: Page, cameraId: string) => open(page, `/plates/review?order=uncertain&camera=${cameraId}`);

test("fifty reads are reviewed by keyboard alone", async ({ clerk }) => {
  test.setTimeout(240_000);
  const reads = readsOf(SESSION_READS);
  const cameraId = await makeReads(uniqueWord("Camera "), reads);
  await openQueue(clerk, cameraId);
  for (const [index, { plate, drawn }] of reads.entries()) {
    await expect(reading(clerk)).toHaveValue(plate, PATIENT);
    if (plate !== drawn) {
      // The least sure character is chosen: what is typed stands in its place.
      await clerk.keyboard.press("e");
      await clerk.keyboard.type("8");
      await expect(reading(clerk)).toHaveValue(drawn);
      await clerk.keyboard.press("Enter");
    } else if (index % 10 === 7) {
      await clerk.keyboard.press("r");
      await expect(clerk.getByRole("dialog")).toBeVisible();
      await clerk.keyboard.press("2");
      await expect(clerk.getByRole("dialog")).toBeHidden();
    } else await clerk.keyboard.press("Enter");
  }
  await expect(nothing(clerk)).toBeVisible(PATIENT);
  const session = clerk.getByLabel("This session");
  await expect(session).toContainText(`Done${SESSION_READS}`);
  const perHour = Number(
    (
      await session
        .getByText(/^[\d\s,.]+$/)
        .nth(1)
        .innerText()
    ).replace(/\D/g, ""),
  );
  expect(perHour).toBeGreaterThan(600);
  await expect.poll(() => countReads(clerk, cameraId, "unreviewed"), PATIENT).toBe(0);
  expect(await countReads(clerk, cameraId, "corrected")).toBe(5);
  expect(await countReads(clerk, cameraId, "rejected")).toBe(5);
  expect(await countReads(clerk, cameraId, "confirmed")).toBe(40);
});

test("two reviewers never have the same read, and a decision can be undone until somebody else has decided", async ({
  clerk,
  admin,
}) => {
  test.setTimeout(180_000);
  const plates = Array.from({ length: 16 }, (_, index) => `TW ${index + 10}-${index + 20}`);
  const reads = plates.map((plate, index) => ({ plate, drawn: DRAWN[0], confidence: 0.5 + index / 100 }));
  const cameraId = await makeReads(uniqueWord("Camera "), reads);
  await Promise.all([openQueue(clerk, cameraId), openQueue(admin, cameraId)]);
  await expect(reading(clerk)).toHaveValue(/TW/);
  await expect(reading(admin)).toHaveValue(/TW/);
  const seen: string[] = [];
  for (let turn = 0; turn < 4; turn += 1)
    for (const page of [clerk, admin]) {
      const plate = await reading(page).inputValue();
      seen.push(plate);
      await page.keyboard.press("Enter");
      await expect(reading(page)).not.toHaveValue(plate);
    }
  expect(new Set(seen).size).toBe(seen.length);
  await expect.poll(() => countReads(clerk, cameraId, "confirmed"), PATIENT).toBe(8);

  const last = seen.at(-2) ?? "";
  await clerk.keyboard.press("u");
  await expect(reading(clerk)).toHaveValue(last, PATIENT);
  await expect.poll(() => countReads(clerk, cameraId, "confirmed"), PATIENT).toBe(7);
  await clerk.keyboard.press("Enter");
  await expect.poll(() => countReads(clerk, cameraId, "confirmed"), PATIENT).toBe(8);

  // Somebody else decides about the read that the clerk decided last: the clerk's undo is refused.
  const found = await admin.request.get(`/api/events?camera_id=${cameraId}&limit=100`);
  const { items } = (await found.json()) as { items: { id: string; plate: string }[] };
  const id = items.find(({ plate }) => plate === last)?.id;
  const rejected = await admin.request.post(`/api/events/${id}/reject`, {
    data: { notes: "No plate" },
    headers: { "sec-fetch-site": "same-origin" },
  });
  expect(rejected.ok()).toBe(true);
  await clerk.keyboard.press("u");
  await expect(clerk.getByText("Somebody has changed this read since")).toBeVisible();

  // Skipped, the read is anybody's; the note of the detail page tells who decided what.
  const skipped = await reading(clerk).inputValue();
  await clerk.keyboard.press("s");
  await expect(reading(clerk)).not.toHaveValue(skipped);
  await open(clerk, `/plates/${id}`);
  await expect(clerk.getByText("No plate", { exact: true })).toBeVisible();
  await expect(clerk.getByText(/^Confirmed the read/)).toHaveCount(2);
  expect(await seriousFindings(clerk)).toEqual([]);
});

test("plates are searched with wildcards and look-alikes, and a supervisor reviews the search", async ({
  clerk,
  admin,
}) => {
  test.setTimeout(180_000);
  // Without letters that look like others, so that each search finds what it is meant to.
  const word = `${uniqueWord("")}KKKKK`
    .toUpperCase()
    .replaceAll(/[OQDILZSGB]/g, "")
    .slice(0, 5);
  const plates = [`${word} 80 GP`, `${word} B0 GP`, `${word} 81 GP`];
  const reads = plates.map((plate) => ({ plate, drawn: DRAWN[0], confidence: 0.9 }));
  await makeReads(uniqueWord("Camera "), reads);
  const purpose = uniqueWord("Stolen vehicle ");
  const list = clerk.getByRole("table", { name: "Plate reads" });
  const rows = list.getByRole("row").filter({ hasText: word });
  const search = clerk.getByRole("form", { name: "Search" });

  await open(clerk, "/plates");
  await search.getByLabel("Plate", { exact: true }).fill(`${word}8?*`.toLowerCase());
  await search.getByLabel("Purpose").fill(purpose);
  await search.getByLabel("Case number").fill("2026/114");
  await clerk.keyboard.press("Enter");
  await expect(clerk).toHaveURL(/plate=/);
  await expect(rows).toHaveCount(2);
  await search.getByLabel("Look-alikes too").check();
  await search.getByRole("button", { name: "Search" }).click();
  await expect(rows).toHaveCount(3);
  await clerk.getByRole("button", { name: "Export" }).click();
  const download = clerk.waitForEvent("download");
  await clerk.getByRole("menuitem", { name: "CSV" }).click();
  expect((await download).suggestedFilename()).toMatch(/^plates-.*\.csv$/);

  await rows.first().getByRole("link").click();
  await expect(clerk.getByRole("heading", { level: 1 })).toContainText(word);
  await clerk.getByRole("button", { name: "Hold as evidence" }).click();
  const holding = clerk.getByRole("alertdialog");
  await holding.getByRole("button", { name: "Hold as evidence" }).click();
  await expect(holding.getByLabel("Reason")).toHaveAttribute("aria-invalid", "true");
  await holding.getByLabel("Reason").fill("Case 2026/114");
  await holding.getByRole("button", { name: "Hold as evidence" }).click();
  await expect(clerk.getByText("This read is held as evidence.")).toBeVisible();
  await clerk.getByRole("link", { name: "Every sighting of this plate" }).click();
  await expect(clerk.getByRole("heading", { level: 1 })).toContainText("Sightings of", PATIENT);
  expect(await seriousFindings(clerk)).toEqual([]);

  await open(admin, "/plates/searches");
  const line = admin.getByRole("row").filter({ hasText: purpose }).first();
  await expect(line).toContainText("2026/114");
  await line.getByRole("button", { name: "Review" }).click();
  const finding = admin.getByRole("dialog");
  await finding.getByLabel("Finding").selectOption("questioned");
  await finding.getByRole("button", { name: "Save the finding" }).click();
  await expect(finding.getByLabel("Note")).toHaveAttribute("aria-invalid", "true");
  await finding.getByLabel("Note").fill("Which vehicle?");
  await finding.getByRole("button", { name: "Save the finding" }).click();
  await expect(line).toContainText("Questioned");
  await open(admin, "/plates/searches/sample?count=100");
  await expect(admin.getByRole("row").filter({ hasText: purpose }).first()).toBeVisible();
});
