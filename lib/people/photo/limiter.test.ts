import { expect, it } from "vitest";
import { limiter } from "./limiter";

it("runs two at a time, in order, and goes on after a failure", async () => {
  const limit = limiter(2);
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const task = (index: number) =>
    limit(async () => {
      order.push(index);
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      if (index === 3) throw new Error("three");
      return index;
    });
  const results = await Promise.allSettled([0, 1, 2, 3, 4, 5, 6].map(task));
  expect(most).toBe(2);
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(results.map(({ status }) => status)).toEqual([
    "fulfilled",
    "fulfilled",
    "fulfilled",
    "rejected",
    "fulfilled",
    "fulfilled",
    "fulfilled",
  ]);
  await expect(limit(async () => "later")).resolves.toBe("later");
});
