import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, type Page } from "@playwright/test";

/** A read as it was read, and what the picture of it shows. The reading `confidence` is 0–1. */
export type ReadToMake = { plate: string; drawn: string; confidence: number };

/** Records reads of drawn plates at a camera of their own. Answers the camera's id. */
export async function makeReads(camera: string, reads: readonly ReadToMake[]): Promise<string> {
  const script = ["--import", "tsx", "e2e/support/make-reads.ts", camera, JSON.stringify(reads)];
  const { stdout } = await promisify(execFile)(process.execPath, script, { env: process.env });
  return stdout.trim().split("\n").at(-1) ?? "";
}

/** How many reads of a camera are in a state of review. */
export async function countReads(page: Page, cameraId: string, state: string): Promise<number> {
  const response = await page.request.get(`/api/events?camera_id=${cameraId}&review_state=${state}&limit=1`);
  expect(response.ok(), await response.text()).toBe(true);
  return ((await response.json()) as { total: number }).total;
}
