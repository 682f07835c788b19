import type { TableParams } from "@/components/data-table/table-query";
import type { ApiKeyView } from "@/lib/users/schema";

export const KEY_STATES = ["active", "expired", "revoked"] as const;
export const KEY_SORTS = ["name", "owner", "created_at", "last_used_at", "expires_at"] as const;
type KeySort = (typeof KEY_SORTS)[number];

export type KeyLine = ApiKeyView & { state: (typeof KEY_STATES)[number] };

export const keyLine = (key: ApiKeyView, now: Date): KeyLine => ({
  ...key,
  state: key.revoked_at ? "revoked" : key.expires_at && new Date(key.expires_at) <= now ? "expired" : "active",
});

/** The keys of one page. An office has few keys, so they are chosen here out of all; empty dates sort last. */
export function keysOfPage(
  keys: KeyLine[],
  params: Pick<TableParams<KeySort, "state">, "q" | "filters" | "sort" | "page" | "pageSize">,
): { rows: KeyLine[]; total: number } {
  const word = params.q.toLowerCase();
  const states = params.filters.state;
  const found = keys.filter(
    (key) =>
      (!states || states.includes(key.state)) && `${key.name} ${key.prefix} ${key.owner}`.toLowerCase().includes(word),
  );
  const { id, desc } = params.sort;
  const sorted = found.toSorted((one, other) => {
    const [a, b] = [one[id], other[id]];
    if (a === b) return one.id < other.id ? -1 : 1;
    if (a === null || b === null) return a === null ? 1 : -1;
    return a.localeCompare(b, "en") * (desc ? -1 : 1);
  });
  const start = (params.page - 1) * params.pageSize;
  return { rows: sorted.slice(start, start + params.pageSize), total: found.length };
}
