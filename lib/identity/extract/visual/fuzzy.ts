/** Text reduced to what labels are compared by, and for each of its characters where it stands in the original. */
export type Key = { text: string; at: number[] };

/** Upper case A–Z 0–9 without accents; a 0 between letters is the O that readers take it for. */
export function keyOf(raw: string): Key {
  const at: number[] = [];
  let text = "";
  for (let i = 0; i < raw.length; i++) {
    const plain = raw[i]!.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase().replace("Ø", "O").replace("Ł", "L");
    for (const char of plain) {
      if (!/[A-Z0-9]/.test(char)) continue;
      text += char;
      at.push(i);
    }
  }
  return { text: text.replace(/(?<=[A-Z])0(?=[A-Z])/g, "O"), at };
}

/** Where a label stands in a text: behind its last character, and the share of its characters that are wrong. */
export type Match = { start: number; end: number; error: number };

/** Short labels must be right; longer ones may have a quarter of their characters wrong. */
const errorsMax = (length: number) => (length <= 4 ? 0 : length <= 6 ? 1 : Math.floor(length * 0.24));

/** The place where a pattern differs least from a part of a text (Sellers 1980), within the bound; null: nowhere. */
export function findLabel(text: string, pattern: string): Match | null {
  const limit = errorsMax(pattern.length);
  if (text.length < pattern.length - limit) return null;
  let row = Array.from({ length: text.length + 1 }, (_, j) => ({ cost: 0, start: j }));
  for (let i = 1; i <= pattern.length; i++) {
    const next = [{ cost: i, start: 0 }];
    for (let j = 1; j <= text.length; j++) {
      const swap = row[j - 1]!.cost + (pattern[i - 1] === text[j - 1] ? 0 : 1);
      const skip = row[j]!.cost + 1;
      const add = next[j - 1]!.cost + 1;
      if (swap <= skip && swap <= add) next.push({ cost: swap, start: row[j - 1]!.start });
      else if (skip <= add) next.push({ cost: skip, start: row[j]!.start });
      else next.push({ cost: add, start: next[j - 1]!.start });
    }
    row = next;
  }
  let best: Match | null = null;
  for (const [end, { cost, start }] of row.entries()) {
    const error = cost / pattern.length;
    if (cost <= limit && (!best || error < best.error)) best = { start, end, error };
  }
  return best;
}
