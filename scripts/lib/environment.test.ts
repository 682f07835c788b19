import { mkdtempSync, rmSync, statSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { demandPort, localAddress, officeEnvironment } from "./environment.mjs";
import { testEnvironment } from "./test/environment.mjs";

const dataDir = mkdtempSync(path.join(tmpdir(), "bureau-env-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const environment = (env: Record<string, string>) =>
  officeEnvironment({ BUREAU_DATA_DIR: dataDir, ...env } as never, "start");

test("without settings it is the demo office on loopback, with a secret made once", () => {
  const first = environment({});
  expect(first).toMatchObject({
    NODE_ENV: "production",
    BUREAU_DEMO: "1",
    HOST: "127.0.0.1",
    PORT: "3000",
    BUREAU_DATA_DIR: dataDir,
    NEXTAUTH_URL: "http://127.0.0.1:3000",
  });
  expect(first.NEXTAUTH_SECRET).toMatch(/^[\w-]{43}$/);
  expect(environment({}).NEXTAUTH_SECRET).toBe(first.NEXTAUTH_SECRET);
  expect(statSync(path.join(dataDir, "secret")).mode & 0o777).toBe(0o600);
});

test("the user's production is a real office, unless they ask for the demo", () => {
  expect(environment({ NODE_ENV: "production", HOST: "0.0.0.0", PUBLIC_URL: "https://office.example/" })).toMatchObject(
    {
      BUREAU_DEMO: "0",
      NEXTAUTH_URL: "https://office.example",
    },
  );
  expect(environment({ NODE_ENV: "production", BUREAU_DEMO: "yes" }).BUREAU_DEMO).toBe("1");
});

test("the demo office stays on loopback", () => {
  for (const HOST of ["0.0.0.0", "::", "192.0.2.7", "office.example"]) {
    expect(() => environment({ HOST })).toThrow(/public passwords.*ADMIN_EMAIL/s);
  }
  for (const HOST of ["localhost", "127.0.0.2", "::1", ""]) expect(environment({ HOST }).BUREAU_DEMO).toBe("1");
});

test("a wrong port is named", () => {
  for (const PORT of ["0", "65536", "http", "3000.5"]) expect(() => environment({ PORT })).toThrow(`not "${PORT}"`);
});

test("a taken port is named", async () => {
  const server = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as net.AddressInfo;
  await expect(demandPort("127.0.0.1", port)).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
  await new Promise((resolve) => server.close(resolve));
  await expect(demandPort("127.0.0.1", port)).resolves.toBeUndefined();
  await expect(demandPort("192.0.2.7", port)).rejects.toThrow("192.0.2.7 is no address of this machine");
});

test("a server that listens everywhere is asked on loopback", () => {
  expect(localAddress("0.0.0.0", "80")).toBe("http://127.0.0.1:80");
  expect(localAddress("::", "80")).toBe("http://[::1]:80");
  expect(localAddress("10.0.0.1", "80")).toBe("http://10.0.0.1:80");
});

test("a test run sees nothing of the developer's office", () => {
  const env = testEnvironment({
    PATH: "/bin",
    DATABASE_URL: "postgresql://office",
    NODE_ENV: "production",
    PORT: "80",
  } as never);
  expect(env).toEqual({ PATH: "/bin", NEXT_TELEMETRY_DISABLED: "1" });
});
