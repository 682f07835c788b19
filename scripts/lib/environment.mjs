// The environment of the office's processes, made from the user's.
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { dataDirOf, root, secretOf } from "./office.mjs";
import { Explained } from "./progress.mjs";

/** Settings may stand in .env and .env.local; what is set in the environment itself wins. */
export function loadEnvFiles() {
  for (const name of [".env.local", ".env"]) {
    const file = path.join(root, name);
    if (fs.existsSync(file)) process.loadEnvFile(file);
  }
}

const isLoopback = (host) => host === "localhost" || host === "::1" || (net.isIPv4(host) && host.startsWith("127."));
const TRUE = ["1", "true", "yes", "on"];

/**
 * @param {NodeJS.ProcessEnv} env the user's environment
 * @param {"start" | "dev"} mode
 * @returns the children's environment, all but DATABASE_URL
 * @throws Explained when a setting cannot be
 */
export function officeEnvironment(env, mode) {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Explained(`PORT must be 1 to 65535, not "${env.PORT}".`);
  const host = env.HOST || "127.0.0.1";
  const demo = env.BUREAU_DEMO || (env.NODE_ENV === "production" ? "0" : "1");
  if (TRUE.includes(demo) && !isLoopback(host)) {
    throw new Explained(
      `The demo office has public passwords, so it is not served on HOST=${host}, where others could reach it.\n` +
        "For a real office set NODE_ENV=production, ADMIN_EMAIL and ADMIN_PASSWORD (12 characters or more), an empty\n" +
        "BUREAU_DATA_DIR and PUBLIC_URL, the address at which people reach it. To look at the demo, leave HOST out.",
    );
  }
  const dataDir = dataDirOf(env);
  return {
    ...env,
    NODE_ENV: mode === "dev" ? "development" : "production",
    BUREAU_DEMO: TRUE.includes(demo) ? "1" : "0",
    BUREAU_DATA_DIR: dataDir,
    PORT: String(port),
    HOST: host,
    NEXTAUTH_URL: (env.PUBLIC_URL || `http://127.0.0.1:${port}`).replace(/\/+$/, ""),
    NEXTAUTH_SECRET: env.NEXTAUTH_SECRET || secretOf(dataDir),
    NEXT_TELEMETRY_DISABLED: env.NEXT_TELEMETRY_DISABLED || "1",
  };
}

/** The address at which this machine itself reaches a server that listens on `host`. */
export function localAddress(host, port) {
  if (host === "0.0.0.0" || host === "localhost") return `http://127.0.0.1:${port}`;
  if (host === "::") return `http://[::1]:${port}`;
  return net.isIPv6(host) ? `http://[${host}]:${port}` : `http://${host}:${port}`;
}

/** @throws Explained when somebody listens on the port or we may not */
export async function demandPort(host, port) {
  const error = await new Promise((resolve) => {
    const probe = net.createServer().once("error", resolve);
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(null)));
  });
  if (error?.code === "EADDRINUSE") {
    throw new Explained(
      `Port ${port} on ${host} is taken by another program. Stop it, or choose a port: PORT=${port + 1} npm start`,
    );
  }
  if (error?.code === "EACCES")
    throw new Explained(`Port ${port} is for the administrator only: choose one above 1023.`);
  if (error?.code === "EADDRNOTAVAIL") throw new Explained(`HOST=${host} is no address of this machine.`);
  if (error) throw new Explained(`Cannot listen on ${host}:${port}: ${error.message}`);
}
