// What is made from the source: Prisma's client and Next's build.
import fs from "node:fs";
import path from "node:path";
import { scriptOf, spawnNode, succeed, succeedQuietly } from "./children.mjs";
import { root } from "./office.mjs";
import { say } from "./progress.mjs";
import { hashOf, unlessStamped } from "./stamps.mjs";

const PRISMA_CLI = scriptOf("prisma", "build/index.js");
export const NEXT_CLI = scriptOf("next", "dist/bin/next");

/** Prisma must neither look for updates nor send anything home. */
const quiet = (env) => ({ ...env, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" });

/** @throws Explained with Prisma's words when it fails */
export const prisma = (args, env) =>
  succeedQuietly((stdio) => spawnNode([PRISMA_CLI, ...args], { env: quiet(env), stdio }), `prisma ${args.join(" ")}`);

export const generateClient = (env) =>
  unlessStamped({
    stamp: "lib/generated/bureau-stamp",
    key: hashOf(["prisma/schema", "prisma.config.ts", "package-lock.json"]),
    work: async () => {
      say("Generating the database client (prisma generate)");
      await prisma(["generate"], env);
    },
  });

const SOURCE_FOLDERS = ["app", "components", "lib", "inngest", "public", "models", "prisma/schema"];

/** Tests, notes and the stamp's own neighbours are not part of the build. */
const isBuilt = (file) => !/\.test\.tsx?$|\.md$|^lib[\\/]generated[\\/]|^models[\\/]training[\\/]/.test(file);

/** The configuration and the entry points that lie in the project's folder itself: next.config, proxy.ts and so on. */
const rootSources = () =>
  fs
    .readdirSync(root)
    .filter((name) => /\.(m?[jt]s|json)$/.test(name) && !/^(vitest|playwright|biome|next-env|prisma)\./.test(name));

/** Builds the app unless the build is that of this very source. */
export const build = (env) =>
  unlessStamped({
    stamp: ".next/bureau-stamp",
    key: hashOf([...SOURCE_FOLDERS, ...rootSources()], isBuilt),
    work: async () => {
      say("Building (next build)");
      await succeed(spawnNode([NEXT_CLI, "build"], { env: { ...env, NODE_ENV: "production" } }), "next build");
    },
  });

/** A place that several starts take turns at: they share node_modules, the generated client and the build. */
export const buildLock = () => {
  const folder = path.join(root, ".data");
  fs.mkdirSync(folder, { recursive: true });
  return path.join(folder, "build.lock");
};
