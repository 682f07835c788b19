/** One place at which two JSON values differ, or agree. `path` is dotted: `address.city`, `files.0`. */
export type ValueChange = {
  path: string;
  kind: "added" | "removed" | "changed" | "same";
  before: unknown;
  after: unknown;
};

const isBranch = (value: unknown): value is Record<string, unknown> | unknown[] =>
  typeof value === "object" && value !== null && Object.keys(value).length > 0;

function leaves(value: unknown, path: string, into: Map<string, unknown>): Map<string, unknown> {
  if (!isBranch(value)) return into.set(path, value);
  for (const [key, child] of Object.entries(value)) leaves(child, path === "" ? key : `${path}.${key}`, into);
  return into;
}

/**
 * Compares two JSON values leaf by leaf, as an audit row keeps them. A missing side (null or undefined at the root)
 * makes everything on the other one added or removed.
 */
export function diffValues(before: unknown, after: unknown): ValueChange[] {
  const old = before === null || before === undefined ? new Map<string, unknown>() : leaves(before, "", new Map());
  const fresh = after === null || after === undefined ? new Map<string, unknown>() : leaves(after, "", new Map());
  const paths = [...new Set([...old.keys(), ...fresh.keys()])];
  return paths.map((path) => {
    const [was, is] = [old.get(path), fresh.get(path)];
    if (!old.has(path)) return { path, kind: "added", before: undefined, after: is };
    if (!fresh.has(path)) return { path, kind: "removed", before: was, after: undefined };
    return { path, kind: JSON.stringify(was) === JSON.stringify(is) ? "same" : "changed", before: was, after: is };
  });
}
