import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const folder = import.meta.dirname;
const FILE_BYTES_MAX = 20_000_000;

/** The rows of the card's table: name, size, checksum. */
const rows = [
  ...readFileSync(path.join(folder, "README.md"), "utf8").matchAll(
    /^\| `([\w.-]+)` \| (\d+) \| `([0-9a-f]{64})` \|$/gm,
  ),
];

describe("models/plates", () => {
  it("is described by its card file for file", () => {
    const models = readdirSync(folder).filter((name) => /\.(onnx|txt)$/.test(name));
    expect(rows.map(([, name]) => name).sort()).toEqual(models.sort());
  });

  it.each(rows.map(([, name, bytes, sha256]) => ({ name: name!, bytes: Number(bytes), sha256 })))(
    "holds $name as the card names it",
    ({ name, bytes, sha256 }) => {
      const file = path.join(folder, name);
      expect(statSync(file).size).toBe(bytes);
      expect(bytes).toBeLessThan(FILE_BYTES_MAX);
      expect(createHash("sha256").update(readFileSync(file)).digest("hex")).toBe(sha256);
    },
  );
});
