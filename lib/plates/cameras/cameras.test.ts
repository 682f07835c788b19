import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { forgetSettings } from "@/lib/platform/settings";
import { call } from "@/tests/support/call";
import { makeUser } from "@/tests/support/office";
import { pinnedStreamAddress, sealStream, unsealStream } from "./stream-address";

let admin: { actor: Actor; token: string };
let clerk: { actor: Actor; token: string };
beforeAll(async () => {
  admin = await makeUser("admin");
  clerk = await makeUser("clerk");
});
afterEach(() => allow(""));

function allow(networks: string): void {
  process.env.CAMERA_NETWORKS = networks;
  forgetSettings();
}

const GATE = { name: "Gate 1", lat: -26.2, lon: 28.05 };
const post = (json: object) => call("POST", "/api/cameras", { token: admin.token, json });
const made = async (fields: object = {}) => {
  const { status, body } = await post({ ...GATE, ...fields });
  expect(status, JSON.stringify(body)).toBe(201);
  return body as { id: string; rtsp_url: string | null };
};
const STREAM = "rtsp://viewer:s3cret@8.8.8.8:8554/gate";

describe("a camera", () => {
  test("is changed field by field, and listed in the order in which it came", async () => {
    const first = await made({ description: "North", heading: 360, grammars: ["ZA"] });
    const second = await made({ name: "Gate 2" });
    const patch = { description: "", heading: 90.5, active: false };
    const changed = await call("PATCH", `/api/cameras/${first.id}`, { token: admin.token, json: patch });
    expect(changed.body).toMatchObject({
      description: null,
      heading: 90.5,
      active: false,
      lat: -26.2,
      grammars: ["ZA"],
    });
    const list = (await call("GET", "/api/cameras", { token: clerk.token })).body as { id: string }[];
    const ids = list.map(({ id }) => id);
    expect(ids.indexOf(first.id)).toBe(ids.indexOf(second.id) - 1);
    const missing = await call("GET", `/api/cameras/${crypto.randomUUID()}`, { token: clerk.token });
    expect(missing).toMatchObject({ status: 404, body: { detail: "Camera not found", message: "Camera not found" } });
  });

  test("outside the world, or looking nowhere, is refused", async () => {
    for (const [field, value] of [
      ["lat", 91],
      ["lat", -90.1],
      ["lon", 181],
      ["heading", 361],
      ["heading", -1],
      ["name", " "],
    ]) {
      const { status, body } = await post({ ...GATE, [String(field)]: value });
      expect(status, `${field} ${value}`).toBe(422);
      expect(body).toMatchObject({ detail: [{ loc: ["body", field] }] });
    }
    expect((await post({ ...GATE, grammars: ["za; drop"] })).status).toBe(422);
  });
});

describe("a stream's address", () => {
  test("is encrypted at rest, shown to administrators, and to clerks and the trail never", async () => {
    const { id } = await made({ rtsp_url: STREAM });
    const row = await db().camera.findUniqueOrThrow({ where: { id } });
    expect(Buffer.from(row.streamSealed ?? []).toString("latin1")).not.toContain("s3cret");
    const seen = async (token: string) => (await call("GET", `/api/cameras/${id}`, { token })).body;
    expect(await seen(admin.token)).toMatchObject({ rtsp_url: STREAM, has_stream: true });
    expect(await seen(clerk.token)).toMatchObject({ rtsp_url: null, has_stream: true });
    expect(JSON.stringify(await seen(clerk.token))).not.toContain("8.8.8.8");
    const rows = await db().auditEntry.findMany({ where: { resourceType: "camera", resourceId: id } });
    expect(JSON.stringify(rows.map(({ newValues }) => newValues))).toMatch(/rtsp:\/\/8\.8\.8\.8:8554\/gate/);
    expect(JSON.stringify(rows.map(({ newValues }) => newValues))).not.toContain("s3cret");
    const gone = await call("PATCH", `/api/cameras/${id}`, { token: admin.token, json: { rtsp_url: null } });
    expect(gone.body).toMatchObject({ rtsp_url: null, has_stream: false });
  });

  test("opens for its own camera only, and not when it was changed", () => {
    const sealed = sealStream(STREAM, "one");
    expect(unsealStream(sealed, "one")).toBe(STREAM);
    expect(() => unsealStream(sealed, "other")).toThrow(/NEXTAUTH_SECRET/);
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(() => unsealStream(sealed, "one")).toThrow(/NEXTAUTH_SECRET/);
  });

  test.each([
    "http://8.8.8.8/",
    "file:///etc/passwd",
    "rtsp://",
    "-i /etc/passwd",
    `rtsp://8.8.8.8/${"a".repeat(1000)}`,
    "rtsp://127.0.0.1/",
    "rtsp://2130706433/",
    "rtsp://0x7f.1/",
    "rtsp://0177.0.0.1/",
    "rtsp://[::1]/",
    "rtsp://[::ffff:10.0.0.1]:554/",
    "rtsp://user:pass@10.1.2.3/",
    "rtsp://169.254.169.254/latest",
    "rtsp://localhost:8554/",
  ])("%s is refused", async (address) => {
    expect(await post({ ...GATE, rtsp_url: address })).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ["body", "rtsp_url"] }] },
    });
    await expect(pinnedStreamAddress(address)).rejects.toMatchObject({ fields: [{ name: "rtsp_url" }] });
  });

  test("in a network of the office's own is taken, and connected to by its number", async () => {
    allow("10.20.0.0/16, localhost:8554");
    expect((await made({ rtsp_url: "rtsp://user:pass@10.20.3.4/live" })).rtsp_url).toContain("10.20.3.4");
    expect((await post({ ...GATE, rtsp_url: "rtsp://10.21.0.1/live" })).status).toBe(422);
    expect(await pinnedStreamAddress("rtsp://user:pa%40ss@localhost:8554/live?x=1")).toMatch(
      /^rtsp:\/\/user:pa%40ss@(127\.0\.0\.1|\[::1\]):8554\/live\?x=1$/,
    );
    await expect(pinnedStreamAddress("rtsp://localhost:8555/live")).rejects.toMatchObject({
      code: "forbidden_address",
    });
  });

  test("of a camera that is not there yet is taken, and not connected to", async () => {
    await made({ rtsp_url: "rtsp://camera-7.invalid/live" });
    await expect(pinnedStreamAddress("rtsp://camera-7.invalid/live")).rejects.toMatchObject({ code: "host_not_found" });
  });
});
