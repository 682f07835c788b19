import { expect, it } from "vitest";
import { csvOf } from "./send-list";

it("takes typed plates for a CSV, with or without a line that names its columns", async () => {
  expect(await csvOf("CA 1\nCA 2").text()).toBe("plate\nCA 1\nCA 2");
  expect(await csvOf("plate;reason\nCA 1;Stolen").text()).toBe("plate;reason\nCA 1;Stolen");
  expect(await csvOf('"Plate",reason\nCA 1,Stolen').text()).toBe('"Plate",reason\nCA 1,Stolen');
});
