import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registerPlateMetrics } from "@/lib/plates/metrics";
import { makeEvents, mp4 } from "@/lib/plates/test-support";
import { db } from "@/lib/platform/db";
import { call } from "@/tests/support/call";
import { makeUser, PASSWORD } from "@/tests/support/office";

/**
 * The calls of contract 2's shell client and React pages, in their order. What a client greps or reads is written down
 * here by hand: a key that we rename, a space behind a colon, a second "id" fails here.
 */

let admin: Awaited<ReturnType<typeof makeUser>>;
let token = "";

/** What `grep -o '"name":"[^"]*"' | head -1 | cut -d'"' -f4` finds. */
const grep = (text: string, name: string): string => new RegExp(`"${name}":"([^"]*)"`).exec(text)?.[1] ?? "";
const idsIn = (text: string): number => text.match(/"id":/g)?.length ?? 0;
const send = async (
  method: "GET" | "POST" | "PATCH",
  path: string,
  options: { json?: unknown; form?: FormData; token?: string } = {},
) => {
  const answer = await call(method, path, { token, ...options });
  return { ...answer, text: answer.bytes.toString() };
};

beforeAll(async () => {
  admin = await makeUser("admin");
  await db().bolo.updateMany({ data: { active: false } });
  registerPlateMetrics();
});
afterAll(() => db().bolo.updateMany({ data: { active: false } }));

describe("the shell client", () => {
  it("finds ok, signs in and greps its token", async () => {
    expect((await send("GET", "/api/system/health", { token: undefined })).text).toContain("ok");
    const login = await send("POST", "/api/auth/login", { json: { email: admin.user.email, password: PASSWORD } });
    expect(login).toMatchObject({ status: 200, body: { token_type: "Bearer", expires_in: 604_800 } });
    token = grep(login.text, "access_token");
    expect(token.split(".")).toHaveLength(3);
    const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    expect(claims).toMatchObject({ sub: String(admin.user.id), role: "admin" });
    expect(claims.exp - Date.now() / 1000).toBeGreaterThan(604_000);
  });

  it("is refused without the right password, whoever it says it is", async () => {
    const refusal = { detail: "Invalid credentials", message: "Invalid credentials" };
    const off = (await makeUser("clerk")).user;
    await db().user.update({ where: { id: off.id }, data: { isActive: false } });
    const tries = [
      { email: admin.user.email, password: "wrong" },
      { email: "nobody@example.org", password: PASSWORD },
      { email: off.email, password: PASSWORD },
    ];
    for (const json of tries)
      expect(await send("POST", "/api/auth/login", { json, token: undefined })).toMatchObject({
        status: 401,
        body: refusal,
      });
    expect((await call("GET", "/api/cameras")).body).toMatchObject({ message: "Not authenticated" });
    expect((await call("GET", "/api/cameras", { token: "abc" })).body).toMatchObject({
      detail: "Could not validate credentials",
    });
  });

  it("adds a camera, whose one id it greps, and reads it", async () => {
    const made = await send("POST", "/api/cameras", { json: { name: "Gate 1", lat: 51.5, lon: -0.12 } });
    expect(made.status).toBe(201);
    expect(idsIn(made.text)).toBe(1);
    expect(made.body).toMatchObject({
      name: "Gate 1",
      description: null,
      lat: 51.5,
      lon: -0.12,
      heading: null,
      rtsp_url: null,
      active: true,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    const id = grep(made.text, "id");
    expect((await send("GET", `/api/cameras/${id}`)).body).toEqual(made.body);
    expect((await send("PATCH", `/api/cameras/${id}`, { json: { heading: 90 } })).body).toMatchObject({ heading: 90 });
    const all = await send("GET", "/api/cameras");
    expect((all.body as { id: string }[]).map((camera) => camera.id)).toContain(id);
  });

  it("adds a look-out, whose one id it greps, and switches it", async () => {
    const json = { plate_pattern: "^ZQ12.*", description: "Test", priority: 2 };
    const made = await send("POST", "/api/bolos", { json });
    expect(made.status).toBe(201);
    expect(idsIn(made.text)).toBe(1);
    expect(made.body).toMatchObject({ plate_pattern: "^ZQ12.*", active: true, created_by: admin.user.uuid });
    const id = grep(made.text, "id");
    expect((await send("PATCH", `/api/bolos/${id}/toggle`)).body).toMatchObject({ id, active: false });
    expect((await send("PATCH", `/api/bolos/${id}/toggle`)).body).toMatchObject({ id, active: true });
    expect((await send("GET", "/api/bolos")).body).toMatchObject([{ id }]);
    expect((await send("POST", "/api/bolos", { json: { plate_pattern: "[" } })).status).toBe(422);
  });

  it("sends a video and follows its job", async () => {
    const form = new FormData();
    form.append("file", new Blob([mp4(`shell ${Date.now()}`)]), "test.MP4");
    const sent = await send("POST", "/api/uploads", { form });
    expect(sent).toMatchObject({ status: 201, body: { status: "queued", created_at: expect.any(String) } });
    const jobId = grep(sent.text, "job_id");
    const job = await send("GET", `/api/jobs/${jobId}`);
    expect(job.text).toContain(`"job_id":"${jobId}"`);
    expect(job.text).toContain('"status":"queued"');
    const missing = await send("GET", `/api/jobs/${crypto.randomUUID()}`);
    expect(missing).toMatchObject({ status: 404, body: { detail: "Job not found", message: "Job not found" } });
    const text = new FormData();
    text.append("file", new Blob(["text"]), "test.txt");
    expect((await send("POST", "/api/uploads", { form: text })).status).toBe(400);
  });

  it("reads the metrics, which count across processes", async () => {
    const before = await figures();
    await makeEvents(admin.actor, ["MM 1", "MM 2"]);
    const after = await figures();
    expect((after.anpr_events_processed_total ?? 0) - (before.anpr_events_processed_total ?? 0)).toBe(2);
    expect(Object.keys(after).sort()).toEqual([
      "anpr_events_failed_total",
      "anpr_events_processed_total",
      "anpr_jobs_processed_total",
      "anpr_queue_size",
    ]);
  });
});

async function figures(): Promise<Record<string, number>> {
  const { status, text } = await send("GET", "/api/system/metrics");
  expect(status).toBe(200);
  return Object.fromEntries(
    [...text.matchAll(/^(anpr_\w+) (\d+)$/gm)].map(([, name = "", value]) => [name, Number(value)]),
  );
}

describe("the React client", () => {
  it("lists reads, reviews them and shows what it is told", async () => {
    const [first, second] = await makeEvents(admin.actor, ["ZQ12 CDE", "AA 1 ZZ"]);
    const list = await send("GET", "/api/events?plate=zq12&normalized=false&limit=50");
    expect(list.body).toMatchObject({
      total: 1,
      items: [
        {
          id: first?.id,
          plate: "ZQ12 CDE",
          normalized_plate: "ZQ12CDE",
          confidence: 0.93,
          camera_id: null,
          bbox: { x1: 40, y1: 60, x2: 220, y2: 120 },
          frame_no: 25,
          crop_path: expect.stringMatching(/^crops\//),
          crop_url: expect.stringMatching(/^\/api\/events\//),
          is_bolo_match: true,
          review_state: "unreviewed",
        },
      ],
    });
    const confirmed = await send("POST", `/api/events/${first?.id}/confirm`, { json: { confirmed_by: "me" } });
    expect(confirmed.body).toMatchObject({ review_state: "confirmed" });
    const json = { corrected_plate: "AA1 ZX", comments: "X" };
    const corrected = await send("POST", `/api/events/${second?.id}/correction`, { json });
    expect(corrected).toMatchObject({
      status: 201,
      body: { event_id: second?.id, original_plate: "AA 1 ZZ", corrected_plate: "AA1 ZX", confidence_before: 0.93 },
    });
    const pending = await send("GET", "/api/feedback/pending?limit=50");
    expect(pending.body).toMatchObject({ total: expect.any(Number), items: expect.any(Array) });
    const asked = await send("POST", "/api/feedback/export", { json: { min_confidence: 0.8 } });
    expect(asked).toMatchObject({ status: 200, text: expect.stringMatching(/^\{"export_id":"[\da-f-]{36}"\}$/) });
    const exports = await send("GET", "/api/feedback/export?from_ts=2026-05-01T00:00:00&min_confidence=0.8");
    expect(exports).toMatchObject({ status: 200, body: { items: [{ export_id: grep(asked.text, "export_id") }] } });
    expect((await send("GET", `/api/events/${crypto.randomUUID()}`)).body).toMatchObject({
      message: "Event not found",
    });
  });

  it("shows users with their UUIDs, health and the map's source", async () => {
    const email = `${crypto.randomUUID()}@example.org`;
    const json = { email, username: email.slice(0, 20), password: "marble-otter-lantern", role: "clerk" };
    const made = await send("POST", "/api/users", { json });
    expect(made).toMatchObject({
      status: 201,
      body: { email, role: "clerk", id: expect.stringMatching(/^[\da-f-]{36}$/) },
    });
    const again = await send("POST", "/api/users", { json });
    expect(again).toMatchObject({ status: 400, body: { detail: "Email already registered" } });
    const taken = await send("POST", "/api/users", { json: { ...json, email: `x${email}` } });
    expect(taken).toMatchObject({ status: 400, body: { message: "Username already taken" } });
    const users = (await send("GET", "/api/users")).body as { email: string }[];
    expect(users.map((user) => user.email)).toContain(email);
    expect((await send("GET", "/api/admin/health")).body).toMatchObject({
      status: expect.stringMatching(/^(healthy|degraded)$/),
      database: "healthy",
      queue: { pending_jobs: expect.any(Number) },
      timestamp: expect.any(String),
    });
    expect((await send("GET", "/api/maps/config")).body).toMatchObject({ api_key: null, style_url: null });
    const root = await send("GET", "/api/system/root", { token: undefined });
    expect(root.body).toMatchObject({
      service: expect.any(String),
      version: expect.any(String),
      mode: "selfhost",
      docs: "/docs",
    });
  });

  it("tells a clerk in its own words what is an administrator's", async () => {
    const clerk = await makeUser("clerk");
    const words = { detail: "Admin privileges required", message: "Admin privileges required" };
    expect(await send("GET", "/api/users", { token: clerk.token })).toMatchObject({ status: 403, body: words });
    const camera = { name: "Gate", lat: 0, lon: 0 };
    expect(await send("POST", "/api/cameras", { json: camera, token: clerk.token })).toMatchObject({
      status: 403,
      body: words,
    });
    const invalid = await send("POST", "/api/cameras", { json: { ...camera, lat: 91 } });
    expect(invalid).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ["body", "lat"] }], message: expect.any(String) },
    });
  });
});
