import type { Page } from "@playwright/test";
import axe from "axe-core";

/**
 * What axe finds wrong on a page and calls serious or critical: the rule and the first elements, for people to read.
 * The script enters by the debugger, so the page's own content security policy stays as it is.
 *
 * @param within a selector of the part to look at; without it the whole page
 */
export async function seriousFindings(page: Page, { within }: { within?: string } = {}): Promise<string[]> {
  // Next streams the title after the page, and takes it away for a moment when an action has refreshed the page.
  await page.waitForFunction(() => document.title !== "");
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (part) =>
      (window as unknown as { axe: typeof import("axe-core") }).axe.run(part ?? document, {
        resultTypes: ["violations"],
      }),
    within,
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => {
      const shown = nodes
        .slice(0, 3)
        .map(({ html, failureSummary }) => `  ${html.slice(0, 160)}\n    ${failureSummary}`);
      return `${id}: ${help} (${nodes.length})\n${shown.join("\n")}`;
    });
}

/** By how many pixels the page is wider than its window; 0 is as it should be. */
export const sidewaysPx = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/**
 * Collects what a page complains of from now on: errors on its console, which breaches of the content security policy
 * are too, and exceptions that nobody caught.
 */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}
