import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { closingLine, playwrightCounts, vitestCounts } from "./report.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "bureau-report-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(content: unknown) {
  const file = path.join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test("a test file that cannot be loaded is a failure", () => {
  const testResults = [
    { status: "passed", assertionResults: [{}, {}] },
    { status: "failed", assertionResults: [{}] },
    { status: "failed", assertionResults: [] },
  ];
  expect(vitestCounts(report({ numPassedTests: 2, numFailedTests: 1, testResults }))).toEqual({ passed: 2, failed: 2 });
});

test("a flaky browser test passed in the end, a skipped one did not run", () => {
  const stats = { expected: 5, flaky: 1, unexpected: 2, skipped: 3 };
  expect(playwrightCounts(report({ stats }))).toEqual({ passed: 6, failed: 2 });
});

test("a report that is missing counts nothing", () => {
  expect(vitestCounts(path.join(folder, "none.json"))).toEqual({ passed: 0, failed: 0 });
});

test("the closing line adds up, and never says that nothing failed when a stage did", () => {
  const unit = { ok: true, counts: { passed: 10, failed: 0 } };
  expect(closingLine([{ ok: true }, unit, { ok: true, counts: { passed: 3, failed: 0 } }])).toBe("13 passed, 0 failed");
  expect(closingLine([{ ok: true }, { ok: false, counts: { passed: 10, failed: 2 } }])).toBe("10 passed, 2 failed");
  expect(closingLine([{ ok: false }])).toBe("0 passed, 1 failed");
  expect(closingLine([unit, { ok: false, counts: { passed: 0, failed: 0 } }])).toBe("10 passed, 1 failed");
});
