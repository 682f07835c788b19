// A Chromium for the browser tests and the screenshots: one that is there, or the one that comes from the npm registry.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { root } from "./office.mjs";
import { Explained } from "./progress.mjs";

const SYSTEM_BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Tests run as root in containers, without a graphics card, and must not call home. */
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @typedef {{ executablePath: string, args: string[], env: Record<string, string> }} Browser `env`: to be added */

/**
 * Looks at CHROMIUM_PATH, the system's browsers, Playwright's own, and at last unpacks @sparticuz/chromium.
 * @returns {Promise<Browser>}
 * @throws Explained when none of them runs here
 */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given && !runs(given)) throw new Explained(`CHROMIUM_PATH=${given} does not run.`);
  const present =
    given || SYSTEM_BROWSERS.find((file) => fs.existsSync(file) && runs(file)) || (await playwrightsOwn());
  if (present) return { executablePath: present, args: ARGS, env: {} };
  const unpacked = await fromRegistry();
  if (unpacked) return unpacked;
  throw new Explained(
    "There is no Chromium for the browser tests. Install one (Debian: apt-get install chromium; or npx playwright install\n" +
      'chromium), or say where it is with CHROMIUM_PATH. See "Tests" in README.md.',
  );
}

const runs = (file, env = {}) =>
  spawnSync(file, ["--version", "--no-sandbox"], { env: { ...process.env, ...env }, timeout: 20_000 }).status === 0;

async function playwrightsOwn() {
  const { chromium } = await import("@playwright/test");
  const file = chromium.executablePath();
  return file && fs.existsSync(file) ? file : null;
}

/** A headless Chromium made for serverless machines (Linux x64), with the libraries that a bare system lacks. */
async function fromRegistry() {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const { version } = JSON.parse(
    fs.readFileSync(path.join(root, "node_modules/@sparticuz/chromium/package.json"), "utf8"),
  );
  const folder = path.join(root, "node_modules/.cache/chromium", version);
  if (!fs.existsSync(folder)) unpack(folder);
  const executablePath = path.join(folder, "chromium");
  // A system without fonts would draw no text at all.
  const fonts = fs.existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: path.join(folder, "fonts") };
  const libraries = [path.join(folder, "al2023/lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  for (const env of [fonts, { ...fonts, LD_LIBRARY_PATH: libraries }]) {
    if (runs(executablePath, env)) return { executablePath, args: [...ARGS, "--no-zygote"], env };
  }
  return null;
}

/**
 * The package unpacks to the temporary folder of its process, and its libraries only where it believes to be in AWS; hence
 * a process of its own. The folder gets its name when all is there: an interrupted one is never mistaken for whole.
 */
function unpack(folder) {
  const draft = `${folder}.${randomBytes(4).toString("hex")}`;
  fs.mkdirSync(draft, { recursive: true });
  const script = 'import("@sparticuz/chromium").then((chromium) => chromium.default.executablePath())';
  const env = { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
  const result = spawnSync(process.execPath, ["-e", script], { cwd: root, env, encoding: "utf8" });
  try {
    if (result.status !== 0) throw new Error(`@sparticuz/chromium could not be unpacked: ${result.stderr}`);
    fs.renameSync(draft, folder);
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true });
    if (!fs.existsSync(folder)) throw error; // otherwise another process was quicker
  }
}
