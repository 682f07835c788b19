import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { apis } from "@/app/_apis/registry";

const root = path.resolve(import.meta.dirname, "../..");

/** Doors that speak somebody else's protocol and declare no operations of ours. */
const FOREIGN: Record<string, string> = {
  "/api/auth/[...nextauth]": "next-auth's own protocol",
  "/api/inngest": "Inngest's execution protocol",
  "/api/uploadthing": "UploadThing's router protocol",
  "/api/uploads-ingest/[key]": "UploadThing's ingest protocol",
  "/api/uploads-resumable/[[...id]]": "the tus protocol",
  "/api/[...missing]": "404 for everything else",
  "/openapi.json": "the document itself",
};

function routeFiles(): { url: string; source: string }[] {
  const files = readdirSync(path.join(root, "app"), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith("/route.ts"),
  );
  return files.map((file) => ({
    url: `/${path.dirname(file)}`.replaceAll(/\/\([^)]+\)/g, ""),
    source: readFileSync(path.join(root, "app", file), "utf8"),
  }));
}

test("every API is mounted at its base, and every route file mounts an API or is a known foreign door", () => {
  const bases = new Set(apis.map(({ base }) => base));
  const mounted = new Set<string>();
  for (const { url, source } of routeFiles()) {
    if (FOREIGN[url]) continue;
    const base = url.replace(/\/\[\[\.\.\.path\]\]$/, "");
    expect(source, `${url} mounts its operations`).toMatch(
      /export const \{ GET, POST, PUT, PATCH, DELETE, OPTIONS \} = mount\([\w, ]+\);/,
    );
    expect(bases, `${url} is in the registry`).toContain(base);
    const here = apis.filter((api) => api.base === base).length;
    const names = /mount\(([^)]+)\)/.exec(source)?.[1]?.split(",").length;
    expect(names, `${url} mounts all the APIs of ${base}`).toBe(here);
    mounted.add(base);
  }
  expect([...mounted].sort()).toEqual([...bases].sort());
});

test("operation ids are unique, and no two operations share a method and a path", () => {
  const operations = apis.flatMap(({ base, operations }) =>
    operations.map(({ id, method, path: below }) => ({
      id,
      at: `${method} ${base}${below.replaceAll(/\{\w+\}/g, "{}")}`,
    })),
  );
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
  expect(new Set(operations.map(({ at }) => at)).size).toBe(operations.length);
});
