import fc from "fast-check";
import { expect, test } from "vitest";
import { nestedSets } from "./media-tree";

test("nested sets hold every row between its parent's bounds, for any forest", () => {
  const forest = fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 3 })), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(forest, (shape) => {
      const rows = shape.map(([parent, ordering], index) => ({
        id: String(index),
        parentId: parent < index ? String(parent) : null,
        ordering,
        createdAt: new Date(index),
      }));
      const sets = nestedSets(rows);
      const bounds = rows.flatMap(({ id }) => [sets.get(id)?.left ?? 0, sets.get(id)?.right ?? 0]);
      expect(bounds.sort((a, b) => a - b)).toEqual(rows.flatMap((_, index) => [2 * index + 1, 2 * index + 2]));
      for (const { id, parentId } of rows) {
        const [own, parent] = [sets.get(id), parentId === null ? undefined : sets.get(parentId)];
        if (!own) throw new Error("a row without bounds");
        expect(own.depth).toBe(parent ? parent.depth + 1 : 0);
        if (parent) expect(own.left > parent.left && own.right < parent.right).toBe(true);
      }
    }),
  );
});
