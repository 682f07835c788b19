import { expect, test } from "vitest";
import { progressOn, resultText } from "./output";

function written(isTTY: boolean) {
  const texts: string[] = [];
  const out = { isTTY, columns: 40, write: (text: string) => texts.push(text) > 0 };
  return { texts, progress: progressOn(out) };
}

test("a terminal gets one line that is written over, never wider than it is", () => {
  const { texts, progress } = written(true);
  progress.show({ progress: 0.5, stage: "31 of 62 · License L-1A2B-3C4D-5E6F" });
  progress.end();
  expect(texts).toEqual([expect.stringContaining(`[${"#".repeat(12)}${"-".repeat(12)}]  50 %`), "\r\u001b[K"]);
  expect(texts[0]?.replace("\r\u001b[K", "").length).toBeLessThan(40);
});

test("a file gets a plain line at each tenth", () => {
  const { texts, progress } = written(false);
  for (let done = 0; done <= 100; done += 1) progress.show({ progress: done / 100, stage: `${done} of 100` });
  progress.end();
  expect(texts).toHaveLength(11);
  expect(texts[3]).toBe(" 30 %  30 of 100\n");
});

test("the result lists its figures and each failure, and says how many more there are", () => {
  const text = resultText("process-photos", {
    dry_run: false,
    found: 9,
    done: 6,
    failed: 3,
    counts: { portraits_made: 6, space_freed_bytes: 2048 },
    failures: [{ what: "Ada Nkosi (citizen 3)", reason: "No picture" }],
  });
  expect(text.split("\n")).toEqual([
    "process-photos: Finished: 9 found, 6 done, 3 failed",
    "  Portraits made: 6",
    "  Space freed: 2.0 KB",
    "Not in order:",
    "  Ada Nkosi (citizen 3): No picture",
    "  and 2 more",
  ]);
});
