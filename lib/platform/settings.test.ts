import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parseSettings, SettingsSchema } from "./settings";

const LEAST = { DATABASE_URL: "postgresql://localhost/x", NEXTAUTH_SECRET: "x".repeat(32) };
const names = Object.keys(SettingsSchema.shape).sort();
const textOf = (file: string) => readFileSync(path.resolve(import.meta.dirname, "../..", file), "utf8");

test(".env.example has every setting, and no other", () => {
  const written = [...textOf(".env.example").matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
  expect(written.sort()).toEqual(names);
});

test("the README's table names every setting", () => {
  const readme = textOf("README.md");
  expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

test("an invalid setting is named, with the reason; several at once", () => {
  const parse = () => parseSettings({ ...LEAST, PORT: "99999", STORAGE_DRIVER: "ftp", DATABASE_URL: "mysql://x" });
  expect(parse).toThrow(/PORT: .*65535/);
  expect(parse).toThrow(/STORAGE_DRIVER: /);
  expect(parse).toThrow(/DATABASE_URL: must be a postgresql:\/\/ address/);
});

test("an empty variable counts as not set", () => {
  const settings = parseSettings({ ...LEAST, PORT: "", SMTP_URL: "" });
  expect(settings.PORT).toBe(3000);
  expect(settings.SMTP_URL).toBeUndefined();
});

test("S3 needs a bucket", () => {
  expect(() => parseSettings({ ...LEAST, STORAGE_DRIVER: "s3" })).toThrow("S3_BUCKET");
});

test("the warning comes before the critical threshold", () => {
  expect(() => parseSettings({ ...LEAST, STORAGE_WARN_PERCENT: "95" })).toThrow("STORAGE_WARN_PERCENT: must be below");
});

test("a production office is no demo office unless it says so", () => {
  expect(parseSettings({ ...LEAST, NODE_ENV: "production" }).demo).toBe(false);
  expect(parseSettings({ ...LEAST, NODE_ENV: "production", BUREAU_DEMO: "1" }).demo).toBe(true);
  expect(parseSettings({ ...LEAST, NODE_ENV: "development" }).demo).toBe(true);
});
