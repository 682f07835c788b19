import type { Prisma } from "@/lib/generated/prisma/client";
import type { Tx } from "../db";

/** A row of a tree as nested sets have it (Celko 2004): what lies below a row has its bounds between that row's. */
export type NestedSet = { left: number; right: number; depth: number; ordering: number };

type Node = { id: string; parentId: string | null; ordering: number; createdAt: Date };

/**
 * Bounds for every row of a forest, from its parents. They are computed when somebody asks: kept in columns, each new
 * file would rewrite half of the table.
 *
 * @param rows a row whose parent is not among them counts as a root
 */
export function nestedSets(rows: readonly Node[]): Map<string, NestedSet> {
  const known = new Set(rows.map(({ id }) => id));
  const below = new Map<string | null, Node[]>();
  for (const row of rows) {
    const parent = row.parentId !== null && known.has(row.parentId) ? row.parentId : null;
    below.set(parent, [...(below.get(parent) ?? []), row]);
  }
  const sets = new Map<string, NestedSet>();
  let bound = 0;
  const walk = (parent: string | null, depth: number) => {
    const children = [...(below.get(parent) ?? [])].sort(
      (a, b) => a.ordering - b.ordering || a.createdAt.getTime() - b.createdAt.getTime() || a.id.localeCompare(b.id),
    );
    for (const [ordering, { id }] of children.entries()) {
      bound += 1;
      const set = { left: bound, right: 0, depth, ordering };
      sets.set(id, set);
      walk(id, depth + 1);
      bound += 1;
      set.right = bound;
    }
  };
  walk(null, 0);
  return sets;
}

/** The ids of a file and of all that was made from it. */
export async function treeIds(tx: Tx, rootId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE tree AS (
      SELECT id FROM media WHERE id = ${rootId}::uuid
      UNION ALL
      SELECT child.id FROM media child JOIN tree ON child.parent_id = tree.id
    ) SELECT id::text FROM tree`;
  return rows.map(({ id }) => id);
}

/** Takes a file and all that was made from it out of sight. False when it was so already. */
export async function removeTree(tx: Tx, rootId: string, by: number | null, at = new Date()): Promise<boolean> {
  const gone = { deletedAt: at, deletedBy: by } satisfies Prisma.MediaUncheckedUpdateManyInput;
  const { count } = await tx.media.updateMany({ where: { id: rootId, deletedAt: null }, data: gone });
  if (count === 0) return false;
  const ids = await treeIds(tx, rootId);
  await tx.media.updateMany({ where: { id: { in: ids }, deletedAt: null }, data: gone });
  return true;
}

/** Brings it back, with what went with it. False when there is nothing to bring back: it is there, or swept away. */
export async function restoreTree(tx: Tx, rootId: string, by: number | null): Promise<boolean> {
  const root = await tx.media.findUnique({ where: { id: rootId }, select: { deletedAt: true } });
  if (!root?.deletedAt) return false;
  const ids = await treeIds(tx, rootId);
  const { count } = await tx.media.updateMany({
    where: { id: { in: ids }, deletedAt: root.deletedAt },
    data: { deletedAt: null, deletedBy: null, updatedBy: by },
  });
  return count > 0;
}
