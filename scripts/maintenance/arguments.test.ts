import { expect, test } from "vitest";
import { helpText, parseCommand, UsageError } from "./arguments";

test.each([
  ["--dry-run process-photos --batch-size 10", { task: "process-photos", dry_run: true, batch_size: 10 }],
  ["process-photos --batch-size=10 --dry-run", { task: "process-photos", dry_run: true, batch_size: 10 }],
  ["process-photos", { task: "process-photos", dry_run: false, batch_size: 50 }],
  [
    "regenerate-licenses --version-cutoff 2.0",
    { task: "regenerate-licenses", dry_run: false, version_cutoff: "2.0", only: "all", batch_size: 20 },
  ],
  [
    "cleanup-storage --older-than-hours 48 --cleanup-orphaned",
    {
      task: "cleanup-storage",
      dry_run: false,
      older_than_hours: 48,
      cleanup_temp: false,
      cleanup_orphaned: true,
    },
  ],
  ["sync-files", { task: "sync-files", dry_run: false, batch_size: 200, cleanup_orphaned: false }],
])("%s", (line, request) => {
  expect(parseCommand(line.split(" "))).toEqual({ kind: "task", request });
});

test.each([
  ["", "Which command?"],
  ["tidy-up", 'There is no command "tidy-up"'],
  ["process-photos --batch-size 0", "--batch-size must be at least 1"],
  ["process-photos --batch-size ten", "--batch-size must be a number"],
  ["process-photos --batch-size", "--batch-size"],
  ["process-photos --older-than-hours 3", "--older-than-hours"],
  ["regenerate-licenses --version-cutoff newest", "--version-cutoff must be a version"],
  ["process-photos everybody", '"everybody" is not expected'],
  ["--dry-run=yes process-photos", "--dry-run"],
])("%j is refused, and what is wrong is named", (line, message) => {
  const parse = () => parseCommand(line.split(" ").filter(Boolean));
  expect(parse).toThrow(UsageError);
  expect(parse).toThrow(message);
});

test("the figures and the help", () => {
  expect(parseCommand(["storage-stats"])).toEqual({ kind: "stats" });
  expect(parseCommand(["process-photos", "--help"])).toEqual({ kind: "help" });
  for (const option of ["--batch-size 50", "--version-cutoff 1.0", "--older-than-hours 24", "--cleanup-temp"])
    expect(helpText()).toContain(option);
});
