import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type OpenLine, type OpenPosting, pairKey, suggest } from "./suggest";
import { sumsTo } from "./sums-to";

const line = (id: number, rupees: number, description = "", fields: Partial<OpenLine> = {}): OpenLine => ({
  id: BigInt(id),
  date: "2026-04-10",
  amount: BigInt(rupees) * 100n,
  description,
  reference: "",
  ...fields,
});
const posting = (id: number, rupees: number, fields: Partial<OpenPosting> = {}): OpenPosting => ({
  id: BigInt(id),
  date: "2026-04-10",
  amount: BigInt(rupees) * 100n,
  transactionId: null,
  party: null,
  particulars: "",
  ...fields,
});

describe("suggestions", () => {
  it("tells two postings of one amount apart by reference and name", () => {
    const postings = [
      posting(1, 500, { transactionId: "609212345678", party: "Orchid Crewing" }),
      posting(2, 500, { transactionId: "609399887766", party: "Harbour Lines" }),
    ];
    const [first = [], second = []] = suggest(
      [line(10, 500, "UPI/609399887766/HARBOUR LIN"), line(11, 500, "UPI/609212345678/ORCHID CREW")],
      postings,
    );
    expect([first[0]?.postingIds, first[0]?.sure]).toEqual([[2n], true]);
    expect([second[0]?.postingIds, second[0]?.sure]).toEqual([[1n], true]);
  });

  it("is not sure of one of two that are alike, nor of a posting that two lines want", () => {
    expect(suggest([line(10, 500)], [posting(1, 500), posting(2, 500)])[0]?.some(({ sure }) => sure)).toBe(false);
    const both = suggest([line(10, 500), line(11, 500)], [posting(1, 500)]);
    expect(both.flat().some(({ sure }) => sure)).toBe(false);
  });

  it("finds a cheque by its number, weeks later, and nothing beyond its three months", () => {
    const cheque = posting(1, -700, { transactionId: "Chq 000123", date: "2026-03-01" });
    const [found = []] = suggest([line(10, -700, "CLG 000123 PAID")], [cheque]);
    expect(found[0]?.reason).toContain("the reference 123 is in both");
    expect(suggest([line(10, -700)], [{ ...cheque, date: "2025-12-01" }])[0]).toEqual([]);
  });

  it("joins several lines for one posting, and leaves out what was refused", () => {
    const paid = posting(1, -900, { party: "Dock Estates", transactionId: "NEFT777888" });
    const parts = [line(10, -400, "NEFT777888 DOCK ESTATES 1"), line(11, -500, "NEFT777888 DOCK ESTATES 2")];
    const found = suggest(parts, [paid])[0]?.[0];
    expect(found).toMatchObject({ lineIds: [10n, 11n], postingIds: [1n], sure: false });
    expect(suggest(parts, [paid], new Set([found ? pairKey(found) : ""])).flat()).toEqual([]);
  });

  it("only ever suggests what comes to the same sum on both sides", () => {
    const amount = fc.integer({ min: -6, max: 6 }).filter((rupees) => rupees !== 0);
    const party = fc.constantFrom(null, "Delta Marine", "Orchid Crewing");
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-04-${String(n).padStart(2, "0")}`);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(amount, day, party), { maxLength: 8 }),
        fc.array(fc.tuple(amount, day, party), { maxLength: 10 }),
        (atBank, inBooks) => {
          const lines = atBank.map(([rupees, date, name], id) => line(id + 1, rupees, name ?? "x", { date }));
          const postings = inBooks.map(([rupees, date, name], id) => posting(id + 100, rupees, { date, party: name }));
          const amounts = new Map([...lines, ...postings].map((one) => [one.id, one.amount]));
          const sum = (ids: bigint[]) => ids.reduce((total, id) => total + (amounts.get(id) ?? 0n), 0n);
          const proposals = suggest(lines, postings);
          for (const one of proposals.flat()) expect(sum(one.lineIds)).toBe(sum(one.postingIds));
          const taken = proposals
            .flat()
            .filter(({ sure }) => sure)
            .flatMap(({ postingIds }) => postingIds);
          expect(new Set(taken).size).toBe(taken.length);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("finds a sum wherever there is one among few", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.bigInt({ min: 1n, max: 99n }), fc.boolean()), { minLength: 1, maxLength: 9 }),
        (made) => {
          const items = made.map(([amount]) => ({ amount }));
          const sum = made.reduce((total, [amount, isIn]) => total + (isIn ? amount : 0n), 0n);
          fc.pre(sum > 0n);
          expect(sumsTo(items, sum)?.reduce((total, { amount }) => total + amount, 0n)).toBe(sum);
          expect(sumsTo(items, 10_000n)).toBeNull();
        },
      ),
      { numRuns: 150 },
    );
  });
});
