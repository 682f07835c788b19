import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const FILE_BYTES_MAX = 20_000_000;

/** Folders of weights whose card has a table of name, size and checksum. */
const folders = ["plates", "text", "identity"].filter((name) => existsSync(path.join(import.meta.dirname, name)));

const rowsOf = (folder: string) => [
  ...readFileSync(path.join(folder, "README.md"), "utf8").matchAll(
    /^\| `([\w.-]+)` \| (\d+) \| `([0-9a-f]{64})` \|$/gm,
  ),
];

describe.each(folders)("models/%s", (name) => {
  const folder = path.join(import.meta.dirname, name);
  const rows = rowsOf(folder);

  it("is described by its card file for file", () => {
    const models = readdirSync(folder).filter((file) => /\.(onnx|txt)$/.test(file));
    expect(rows.map(([, file]) => file).sort()).toEqual(models.sort());
  });

  it.each(rows.map(([, file, bytes, sha256]) => ({ file: file!, bytes: Number(bytes), sha256 })))(
    "holds $file as the card names it",
    ({ file, bytes, sha256 }) => {
      const where = path.join(folder, file);
      expect(statSync(where).size).toBe(bytes);
      expect(bytes).toBeLessThan(FILE_BYTES_MAX);
      expect(createHash("sha256").update(readFileSync(where)).digest("hex")).toBe(sha256);
    },
  );
});
