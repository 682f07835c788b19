/** Beyond these a search among all subsets would take too long, and what it found would be chance. */
const ITEMS_MAX = 16;
const STEPS_MAX = 2000;

/**
 * Items of one sign whose amounts come to a sum: all of them when that is it, else the first that are found with the
 * largest tried first.
 *
 * @returns null when there are none, or too many to try
 */
export function sumsTo<T extends { amount: bigint }>(items: readonly T[], sum: bigint): T[] | null {
  const size = sum < 0n ? -sum : sum;
  const sized = items.map((item) => ({ item, size: item.amount < 0n ? -item.amount : item.amount }));
  if (sized.reduce((total, one) => total + one.size, 0n) === size) return [...items];
  if (items.length > ITEMS_MAX) return null;
  const sorted = sized.filter((one) => one.size <= size).sort((a, b) => (a.size > b.size ? -1 : 1));
  const rest = sorted.map((_, at) => sorted.slice(at).reduce((total, one) => total + one.size, 0n));
  let steps = 0;
  const chosen: T[] = [];
  const search = (at: number, left: bigint): boolean => {
    if (left === 0n) return true;
    steps += 1;
    const one = sorted[at];
    if (!one || steps > STEPS_MAX || (rest[at] ?? 0n) < left) return false;
    if (one.size <= left) {
      chosen.push(one.item);
      if (search(at + 1, left - one.size)) return true;
      chosen.pop();
    }
    return search(at + 1, left);
  };
  return search(0, size) ? chosen : null;
}
