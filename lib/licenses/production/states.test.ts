import fc from "fast-check";
import { expect, test } from "vitest";
import { ENDED, obstacle, openMoves, PRINT_MOVES, PRINT_STATES, PRODUCTION, sharedMoves, usesBlank } from "./states";

const state = fc.constantFrom(...PRINT_STATES);

test("the way of a good card leads from the queue to its holder", () => {
  const way = ["assign", "start", "finish", "check", "release", "collect"] as const;
  let now: (typeof PRINT_STATES)[number] = "queued";
  for (const move of way) {
    expect(obstacle(move, now)).toBeNull();
    now = PRODUCTION[move].to;
  }
  expect(now).toBe("collected");
});

test("no move leads away from where a card's way has ended", () => {
  for (const ended of ENDED) {
    expect(openMoves(ended)).toEqual([]);
    expect(obstacle("collect", ended)).not.toBeNull();
    expect(obstacle("assign", ended)).not.toBeNull();
  }
});

test("whatever is done, each card that exists has taken one blank, and a card that does not has taken none", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 50 }), { maxLength: 30 }), (choices) => {
      let now: (typeof PRINT_STATES)[number] = "queued";
      let blanks = 0;
      for (const choice of choices) {
        if (now === "queued") now = "assigned";
        const open = openMoves(now);
        const move = open[choice % Math.max(open.length, 1)];
        if (!move) break;
        if (usesBlank(move, now)) blanks += 1;
        if (move === "return") expect(blanks).toBe(0);
        now = PRODUCTION[move].to;
      }
      const exists = ["printed", "quality_checked", "ready", "spoiled"].includes(now);
      if (exists) expect(blanks).toBe(1);
      if (["queued", "assigned", "printing"].includes(now)) expect(blanks).toBe(0);
      expect(blanks).toBeLessThanOrEqual(1);
    }),
  );
});

test("what several cards share is what each of them may do", () => {
  fc.assert(
    fc.property(fc.array(state, { minLength: 1, maxLength: 5 }), (states) => {
      for (const move of PRINT_MOVES)
        expect(sharedMoves(states).includes(move)).toBe(states.every((one) => obstacle(move, one) === null));
    }),
  );
  expect(sharedMoves([])).toEqual([]);
});

test("an illegal move is told in a sentence", () => {
  expect(obstacle("check", "quality_checked")).toBe(
    "A card that is quality checked cannot be passed by the quality check",
  );
});
