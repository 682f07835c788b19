// What the test runners counted, from their JSON reports.
import fs from "node:fs";

/** @typedef {{ passed: number, failed: number }} Counts */

function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return null; // the runner ended before it wrote one
  }
}

/** @returns {Counts} a file that could not even be loaded counts as one failure */
export function vitestCounts(file) {
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 0 };
  const unloaded = report.testResults.filter(
    (suite) => suite.status === "failed" && suite.assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

/** @returns {Counts} */
export function playwrightCounts(file) {
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 0 };
  const { expected, flaky, unexpected } = report.stats;
  return { passed: expected + flaky, failed: unexpected };
}

/**
 * The last line of a run. A stage that fails without a failing test of its own (a type error, a crash) is one failure, so
 * that the line never says "0 failed" about a run that failed.
 * @param {{ ok: boolean, counts?: Counts }[]} stages
 */
export function closingLine(stages) {
  let passed = 0;
  let failed = 0;
  for (const { ok, counts = { passed: 0, failed: 0 } } of stages) {
    passed += counts.passed;
    failed += counts.failed || (ok ? 0 : 1);
  }
  return `${passed} passed, ${failed} failed`;
}
