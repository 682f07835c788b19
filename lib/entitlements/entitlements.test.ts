import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { reportOwnUsage } from "@/lib/plates/own-usage";
import { db } from "@/lib/platform/db";
import { forgetSettings } from "@/lib/platform/settings";
import { call } from "@/tests/support/call";
import { emptyOffice, makeUser } from "@/tests/support/office";
import { installation, installationStatus, installLicense } from "./installation";
import { readLicense, signLicense } from "./license-file";
import { hashLicenseKey, newLicenseKey } from "./license-key";
import type { EntitlementView, IssuedEntitlement, SignerView } from "./schema";
import { rotateSigner, trustedKeys } from "./signer";
import { purgeUsage, usageByDay } from "./usage";

let admin: Awaited<ReturnType<typeof makeUser>>;
let clerk: Awaited<ReturnType<typeof makeUser>>;
beforeAll(async () => {
  await emptyOffice();
  admin = await makeUser("admin");
  clerk = await makeUser("clerk");
});
beforeEach(async () => {
  await db().installation.deleteMany();
  await db().usageReport.deleteMany();
});
afterAll(() => {
  vi.unstubAllEnvs();
  forgetSettings();
});

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
const ask = (method: "GET" | "POST" | "PUT" | "DELETE", path: string, json?: unknown) =>
  call(method, `/api/admin/entitlements${path}`, { token: admin.token, json });
async function issue(fields: Record<string, unknown> = {}): Promise<IssuedEntitlement> {
  const input = { customer: "City of Harbour", features: { bolo: true }, expires_at: inDays(365), ...fields };
  const made = await ask("POST", "", input);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body as IssuedEntitlement;
}
const activate = (license_key: unknown, node_id: unknown = "node-1") =>
  call("POST", "/api/licenses/activate", { json: { license_key, node_id } });
const report = (json: Record<string, unknown>) => call("POST", "/api/licenses/usage", { json });
const refusal = (status: number, detail: string) => ({ status, body: { detail, message: detail } });
const set = (name: string, value: string) => {
  vi.stubEnv(name, value);
  forgetSettings();
};

describe("contract 2's activation", () => {
  test("binds a key to one installation, which may ask again", async () => {
    const { license_key, expires_at, id } = await issue();
    expect(license_key).toMatch(/^ANPR(-[0-9A-Z]{4}){4}$/);
    for (let times = 0; times < 2; times += 1)
      expect(await activate(license_key)).toMatchObject({
        status: 200,
        body: { activated: true, expires_at, features: { bolo: true } },
      });
    expect(await activate(license_key.toLowerCase())).toMatchObject({ status: 200 });
    expect(await activate(license_key, "node-2")).toMatchObject(
      refusal(400, "License already activated on another node"),
    );
    const bound = await db().auditEntry.findMany({ where: { resourceId: id, action: "update" } });
    expect(bound).toHaveLength(1);

    expect((await ask("POST", `/${id}/release`, { node_id: "node-1" })).status).toBe(200);
    expect((await ask("POST", `/${id}/release`, { node_id: "node-1" })).status).toBe(404);
    expect((await activate(license_key, "node-2")).status).toBe(200);
    expect((await activate(license_key, "node-1")).status).toBe(400);
  });

  test("refuses keys that are unknown, over, not begun or revoked", async () => {
    expect(await activate(newLicenseKey())).toMatchObject(refusal(404, "Invalid license key"));
    const { id, license_key } = await issue();
    await db().entitlement.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await activate(license_key)).toMatchObject(refusal(400, "License expired"));
    const later = await issue({ valid_from: inDays(10) });
    expect(await activate(later.license_key)).toMatchObject(refusal(400, "License not yet valid"));
    const revoked = await issue();
    await ask("POST", `/${revoked.id}/revoke`, { reason: "Contract ended" });
    expect(await activate(revoked.license_key)).toMatchObject(refusal(400, "License revoked"));
    expect((await ask("POST", `/${revoked.id}/revoke`, { reason: "Again" })).status).toBe(409);
    for (const [key, node] of [
      ["", "node-1"],
      [license_key, ""],
      [7, "node-1"],
      [license_key, "a\nb"],
    ])
      expect((await activate(key, node)).status).toBe(422);
  });

  test("lets no more installations in than were sold, however many come at once", async () => {
    const { license_key } = await issue({ nodes_max: 2 });
    const answers = await Promise.all(Array.from({ length: 6 }, (_, node) => activate(license_key, `at-once-${node}`)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(4);
  });

  test("takes a file too, and answers with one for that installation alone", async () => {
    const { license_file } = await issue();
    const { body } = await activate(license_file, "node-9");
    const own = (body as { license_file: string }).license_file;
    expect((await readLicense(own, await trustedKeys())).claims).toMatchObject({ node: "node-9", camera_limit: 10 });
    expect((await activate(own, "node-8")).status).toBe(400);
    const lines = own.split("\n");
    const forged = [lines[0], lines[1]?.replace(/^./, "f"), ...lines.slice(2)].join("\n");
    expect((await activate(forged, "node-9")).status).toBe(404);
  });

  test("finds a key whatever people take its letters for", () => {
    expect(hashLicenseKey(" anpr-o1il-0000-0000-0000 ")).toBe(hashLicenseKey("ANPR-0111-OOOO-0000-0000"));
  });
});

describe("usage", () => {
  test("is acknowledged, and the same report counts once", async () => {
    const at = { node_id: "node-1", camera_count: 3, timestamp: "2026-05-01T09:00:00" };
    for (let times = 0; times < 3; times += 1)
      expect(await report(at)).toMatchObject({ status: 200, body: { status: "acknowledged" } });
    for (let times = 0; times < 2; times += 1) await report({ node_id: "node-1", camera_count: 4, event_count: 120 });
    expect(await db().usageReport.count()).toBe(2);
    const read = await call("GET", "/api/licenses/usage?node_id=node-1", { token: clerk.token });
    expect(read.body).toEqual({
      node_id: "node-1",
      camera_count: 4,
      event_count: 120,
      last_report_at: expect.stringMatching(/Z$/),
    });
    expect((await call("GET", "/api/licenses/usage?node_id=nobody", { token: clerk.token })).body).toMatchObject({
      camera_count: 0,
      last_report_at: null,
    });
    // It comes late, and changes nothing of what is latest.
    await report({ node_id: "node-1", camera_count: 9, timestamp: "2026-04-01T09:00:00Z" });
    expect((await call("GET", "/api/licenses/usage", { token: clerk.token })).body).toMatchObject({ camera_count: 4 });
  });

  test("that cannot be is refused with its field, and nothing is lost by it", async () => {
    const refuse = async (fields: Record<string, unknown>, status: number, named: string) => {
      const answer = await report({ node_id: "node-1", camera_count: 3, ...fields });
      expect([fields, answer.status]).toEqual([fields, status]);
      expect(JSON.stringify(answer.body)).toContain(named);
    };
    await refuse({ camera_count: -1 }, 422, "camera_count");
    await refuse({ camera_count: 1.5 }, 422, "camera_count");
    await refuse({ camera_count: "many" }, 422, "camera_count");
    await refuse({ event_count: -5 }, 422, "event_count");
    await refuse({ camera_count: 1e12 }, 422, "camera_count");
    await refuse({ timestamp: inDays(1) }, 422, "timestamp");
    await refuse({ timestamp: "soon" }, 422, "timestamp");
    await report({ node_id: "node-1", camera_count: 3, timestamp: "2026-05-01T09:00:00Z" });
    await refuse({ camera_count: 4, timestamp: "2026-05-01T09:00:00Z" }, 409, "other figures");
    expect(await db().usageReport.findMany()).toMatchObject([{ cameraCount: 3 }]);
  });

  test("of this installation comes once an hour, is drawn by day, and old reports of strangers go", async () => {
    const now = new Date("2026-11-20T10:20:00Z");
    await reportOwnUsage(now);
    await reportOwnUsage(new Date(now.getTime() + 60_000));
    const { nodeId } = await installation();
    expect(await usageByDay(admin.actor, nodeId, 30, now)).toEqual([{ day: "2026-11-20", cameras: 0, events: 0 }]);
    await report({ node_id: "stranger", camera_count: 1 });
    expect(await purgeUsage(new Date(Date.now() + 40 * DAY))).toBe(1);
    expect(await db().usageReport.findMany()).toMatchObject([{ nodeId }]);
  });
});

describe("this installation", () => {
  const put = (license: string) => ask("PUT", "/installation", { license });
  const camera = (active = true) =>
    call("POST", "/api/cameras", { token: admin.token, json: { name: "Gate", lat: 1, lon: 1, active } });

  test("has as many cameras as its license allows, and says why there can be no more", async () => {
    await db().camera.deleteMany();
    const first = await camera();
    const { license_key, id } = await issue({ camera_limit: 2 });
    expect((await put(license_key)).body).toMatchObject({ state: "valid", camera_limit: 2, source: "screen" });
    expect((await camera()).status).toBe(201);
    const refused = await camera();
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      message: expect.stringContaining("allows 2 active cameras, and 2 are active"),
      detail: [{ loc: ["body", "active"] }],
    });
    const off = (await camera(false)).body as { id: string };
    const change = (camera: string, json: object) =>
      call("PATCH", `/api/cameras/${camera}`, { token: admin.token, json });
    expect((await change(off.id, { active: true })).status).toBe(422);
    expect((await change(off.id, { name: "Gate 3" })).status).toBe(200);
    await change((first.body as { id: string }).id, { active: false });
    const both = await Promise.all([change(off.id, { active: true }), camera()]);
    expect(both.map(({ status }) => status).filter((status) => status < 300)).toHaveLength(1);

    await ask("POST", `/${id}/revoke`, { reason: "Contract ended" });
    expect((await ask("GET", "/installation")).body).toMatchObject({ state: "revoked" });
    const on = await db().camera.count({ where: { active: true } });
    expect((await camera()).body).toMatchObject({ message: expect.stringContaining("was revoked") });
    expect(await db().camera.count({ where: { active: true } })).toBe(on);
    expect((await ask("DELETE", "/installation")).body).toMatchObject({ state: "none", camera_limit: null });
    expect((await camera()).status).toBe(201);
  });

  test("refuses a license that is forged, damaged, another's, over or not begun, and keeps the one before", async () => {
    const { license_file } = await issue();
    expect((await put(license_file)).status).toBe(200);
    const { privateKey } = generateKeyPairSync("ed25519");
    const { claims, kid } = await readLicense(license_file, await trustedKeys());
    const refusals: [string, RegExp][] = [
      ["ANPR-AAAA-BBBB-CCCC-DDDD", /Invalid license key/],
      ["a.b.c", /no license file|damaged/],
      [await signLicense({ ...claims, camera_limit: 999 }, kid, privateKey), /signature does not fit/],
      [await signLicense(claims, "unknownkey1", privateKey), /not trusted here/],
      [license_file.slice(0, -60), /damaged|no license file/],
      [(await issue({ node_id: "node-7" })).license_file, /for the installation node-7/],
      [(await issue({ valid_from: inDays(2) })).license_file, /valid from/],
    ];
    for (const [license, why] of refusals) {
      const answer = await put(license);
      expect([license.slice(0, 30), answer.status]).toEqual([license.slice(0, 30), 422]);
      expect(JSON.stringify(answer.body)).toMatch(why);
    }
    expect((await ask("GET", "/installation")).body).toMatchObject({ state: "valid", customer: "City of Harbour" });
  });

  test("is not made younger by a clock that is set back", async () => {
    const { license_file } = await issue({ expires_at: inDays(10) });
    await put(license_file);
    const after = new Date(Date.now() + 11 * DAY);
    expect((await installationStatus(db(), after)).state).toBe("expired");
    const back = await installationStatus(db(), new Date());
    expect(back).toMatchObject({ state: "expired", clock_set_back: true });
    await expect(installLicense(admin.actor, license_file)).rejects.toMatchObject({ fields: [{ name: "license" }] });
  });

  test("trusts another office's key that its settings name, and the setting's license goes first", async () => {
    const { license_file } = await issue({ customer: "By setting", camera_limit: 1 });
    const signers = (await ask("GET", "/signing-keys")).body as SignerView[];
    await db().entitlementSigner.deleteMany();
    await db().entitlement.deleteMany();
    expect((await put(license_file)).status).toBe(422);
    set("BUREAU_LICENSE_TRUSTED_KEYS", signers.map(({ trust }) => trust).join(", "));
    set("BUREAU_LICENSE_KEY", license_file);
    expect((await ask("GET", "/installation")).body).toMatchObject({
      state: "valid",
      source: "setting",
      camera_limit: 1,
    });
    expect((await put(license_file)).status).toBe(409);
    set("BUREAU_LICENSE_KEY", "");
    expect((await put(license_file)).status).toBe(200);
    set("BUREAU_LICENSE_TRUSTED_KEYS", "");
  });
});

test("a rotated key's licenses stay genuine; private parts lie sealed; keys are told once", async () => {
  const { license_file, license_key, id } = await issue();
  const before = (await readLicense(license_file, await trustedKeys())).kid;
  await rotateSigner(admin.actor);
  const again = await call("GET", `/api/admin/entitlements/${id}/file`, { token: admin.token });
  expect(again.headers.get("content-disposition")).toContain("attachment");
  expect((await readLicense(again.bytes.toString(), await trustedKeys())).kid).not.toBe(before);
  expect((await readLicense(license_file, await trustedKeys())).claims.jti).toBe(id);
  const told = [await ask("GET", ""), await ask("GET", `/${id}`), await ask("GET", "/signing-keys")];
  for (const { bytes } of told) expect(bytes.toString()).not.toContain(license_key.slice(10));
  for (const signer of await db().entitlementSigner.findMany())
    expect(Buffer.from(signer.privateSealed).toString("latin1")).not.toContain("\x04\x22\x04\x20");
  const found = await ask("GET", `?q=harbour&state=active`);
  expect((found.body as { items: EntitlementView[] }).items.map((item) => item.id)).toContain(id);
});
