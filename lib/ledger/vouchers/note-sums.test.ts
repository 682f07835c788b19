import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gstOn, gstTotal } from "../tax";
import { sumsOfLines } from "./invoice-lines";
import { basisOf, creditDeadline, creditSums } from "./note-sums";

describe("what notes come to", () => {
  const money = fc.bigInt(1n, 10n ** 9n);
  it("takes back exactly an invoice's tax in however many parts, each half and each part to the paisa", () =>
    fc.assert(
      fc.property(
        fc.array(money, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(25, 300, 500, 1200, 1800, 2800),
        fc.boolean(),
        fc.boolean(),
        (parts, rateBp, interState, whole) => {
          const taxable = parts.reduce((sum, part) => sum + part, 0n);
          const billed = sumsOfLines([{ rateBp, taxable }], interState, whole);
          const credited: (typeof billed)[] = [];
          for (const part of parts) {
            const basis = basisOf(interState, [billed], credited);
            const { sums, excess } = creditSums(basis, [{ rateBp, taxable: part }]);
            // The parts before may have used up what the round-off took from the total.
            if (excess) {
              expect(excess.rateBp).toBeNull();
              return;
            }
            expect(sums.cgst).toBe(sums.sgst);
            const alone = gstTotal(gstOn(part, rateBp, interState));
            const drift = gstTotal(sums) - alone;
            expect(drift >= -2n && drift <= 2n).toBe(true);
            credited.push(sums);
          }
          const sum = (of: (one: typeof billed) => bigint) => credited.reduce((total, one) => total + of(one), 0n);
          expect([sum((one) => one.cgst), sum((one) => one.igst)]).toEqual([billed.cgst, billed.igst]);
          expect(sum((one) => one.total)).toBe(billed.total);
          expect(creditSums(basisOf(interState, [billed], credited), [{ rateBp, taxable: 1n }]).excess).not.toBeNull();
        },
      ),
    ));

  it("knows the last day for taking tax back (s. 34(2))", () =>
    expect(["2025-03-31", "2025-04-01", "2025-12-31"].map(creditDeadline)).toEqual([
      "2025-11-30",
      "2026-11-30",
      "2026-11-30",
    ]));
});
