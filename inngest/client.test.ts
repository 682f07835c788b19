import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "inngest/edge";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { closeDatabase, pool } from "@/lib/platform/db";
import { createClient, isExternal, jobCancelled, jobRequested } from "./client";
import { emptyQueue } from "./embedded/test-support";

const SIGNING_KEY = "signkey-test-8ee2262a15e8d3c42d6a840db7af3de2aab08ef632b32a37a687f24b34dba3ff";
const EVENT_KEY = "an-event-key";
const SERVE_URL = "https://bureau.example/api/inngest";

/** An Inngest server as far as an application can tell: takes events and registrations, and calls steps, signed. */
class InngestServer {
  readonly received: { path: string; headers: IncomingHttpHeaders; body: unknown }[] = [];
  private readonly server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    this.received.push({ path: request.url ?? "", headers: request.headers, body: JSON.parse(text) });
    const answer = request.url?.startsWith("/e/") ? { ids: ["01EVENT"] } : { skipped: false, modified: true };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ ...answer, status: 200 }));
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** A call as the server makes it. The body's keys stand in order, since the signature is over canonical JSON. */
  static call(stepUrl: string, steps: Record<string, unknown>, key = SIGNING_KEY): Request {
    const event = { data: { jobId: "j1", kind: "demo" }, id: "01EVENT", name: "bureau/job.requested", ts: 1 };
    const ctx = {
      attempt: 0,
      disable_immediate_execution: false,
      max_attempts: 4,
      run_id: "01RUN",
      stack: { current: 0, stack: Object.keys(steps) },
      use_api: false,
    };
    const body = JSON.stringify({
      ctx,
      event,
      events: [event],
      steps: Object.fromEntries(Object.entries(steps).toSorted()),
      version: 2,
    });
    const seconds = Math.floor(Date.now() / 1000);
    const signature = createHmac("sha256", key.replace(/^signkey-\w+-/, ""))
      .update(body)
      .update(String(seconds))
      .digest("hex");
    return new Request(stepUrl, {
      method: "POST",
      headers: {
        host: "bureau.example",
        "content-type": "application/json",
        "x-inngest-signature": `t=${seconds}&s=${signature}`,
      },
      body,
    });
  }
}

afterAll(closeDatabase);

it("is external by an address or a key, and embedded without; an empty variable counts as none", () => {
  expect(isExternal({})).toBe(false);
  expect(isExternal({ INNGEST_BASE_URL: "", INNGEST_EVENT_KEY: "" })).toBe(false);
  expect(isExternal({ INNGEST_SIGNING_KEY: SIGNING_KEY })).toBe(false);
  expect(isExternal({ INNGEST_BASE_URL: "http://localhost:8288" })).toBe(true);
  expect(isExternal({ INNGEST_EVENT_KEY: EVENT_KEY })).toBe(true);
});

describe("embedded", () => {
  it("stores events in the database", async () => {
    await emptyQueue();
    const { ids } = await createClient({}).send([
      jobRequested.create({ jobId: "j1", kind: "demo" }, { id: "j1:1" }),
      jobCancelled.create({ jobId: "j1" }),
    ]);
    expect(ids[0]).toBe("j1:1");
    const { rows } = await pool().query("SELECT id, name, data FROM inngest_event ORDER BY seq");
    expect(rows).toEqual([
      { id: "j1:1", name: "bureau/job.requested", data: { jobId: "j1", kind: "demo" } },
      { id: ids[1], name: "bureau/job.cancelled", data: { jobId: "j1" } },
    ]);
  });
});

describe("with an Inngest server", () => {
  const server = new InngestServer();
  beforeAll(() => server.start());
  afterAll(() => server.stop());

  const make = () => {
    const calls: string[] = [];
    const client = createClient({
      INNGEST_BASE_URL: server.url,
      INNGEST_EVENT_KEY: EVENT_KEY,
      INNGEST_SIGNING_KEY: SIGNING_KEY,
    });
    const fn = client.createFunction(
      { id: "demo", triggers: [{ event: jobRequested, if: "event.data.kind == 'demo'" }] },
      async ({ event, step }) => {
        const seen = await step.run("look", () => calls.push("look") && event.data.jobId);
        return step.run("say", () => calls.push("say") && `did ${seen}`);
      },
    );
    return { client, calls, handler: serve({ client, functions: [fn] }) as (request: Request) => Promise<Response> };
  };

  it("sends events there", async () => {
    const { ids } = await make().client.send(jobRequested.create({ jobId: "j1", kind: "demo" }));
    expect(ids).toEqual(["01EVENT"]);
    const sent = server.received.at(-1);
    expect(sent?.path).toBe(`/e/${EVENT_KEY}`);
    expect(sent?.body).toMatchObject([{ name: "bureau/job.requested", data: { jobId: "j1", kind: "demo" } }]);
  });

  it("registers the functions there and runs their steps when it calls, signed", async () => {
    const { handler, calls } = make();
    const registered = await handler(new Request(SERVE_URL, { method: "PUT", headers: { host: "bureau.example" } }));
    expect(registered.status).toBe(200);
    const registration = server.received.at(-1);
    expect(registration?.path).toBe("/fn/register");
    expect(registration?.headers.authorization).toMatch(/^Bearer signkey-test-[0-9a-f]{64}$/);
    const { functions } = registration!.body as {
      functions: { id: string; triggers: unknown; steps: { step: { runtime: { url: string } } } }[];
    };
    expect(functions).toMatchObject([
      { id: "bureau-demo", triggers: [{ event: "bureau/job.requested", expression: "event.data.kind == 'demo'" }] },
    ]);

    const stepUrl = String(functions[0]?.steps.step.runtime.url);
    const steps: Record<string, unknown> = {};
    for (const data of ["j1", "did j1"]) {
      const answer = await handler(InngestServer.call(stepUrl, steps));
      expect(answer.status).toBe(206);
      expect(answer.headers.get("x-inngest-signature")).toMatch(/^t=\d+&s=[0-9a-f]{64}$/);
      const [op] = await answer.json();
      expect(op).toMatchObject({ op: "StepRun", data });
      steps[op.id] = { data: op.data, type: "data" };
    }
    const last = await handler(InngestServer.call(stepUrl, steps));
    expect([last.status, await last.json()]).toEqual([200, "did j1"]);
    expect(calls).toEqual(["look", "say"]);
  });

  it("runs nothing for a caller without the key", async () => {
    const { handler, calls } = make();
    const forged = InngestServer.call(
      `${SERVE_URL}?fnId=bureau-demo&stepId=step`,
      {},
      `signkey-test-${"ab".repeat(32)}`,
    );
    expect((await handler(forged)).status).toBe(401);
    const unsigned = InngestServer.call(`${SERVE_URL}?fnId=bureau-demo&stepId=step`, {});
    unsigned.headers.delete("x-inngest-signature");
    expect((await handler(unsigned)).status).toBe(401);
    expect(calls).toEqual([]);
  });
});

describe("the route", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.resetModules();
  });
  const load = async (env: Record<string, string>) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    vi.resetModules();
    return import("@/app/api/inngest/route");
  };
  const context = { params: Promise.resolve({}) };

  it("is not there while embedded", async () => {
    const route = await load({ INNGEST_BASE_URL: "", INNGEST_EVENT_KEY: "" });
    const { NextRequest } = await import("next/server");
    for (const method of ["GET", "POST", "PUT"] as const) {
      expect((await route[method](new NextRequest(SERVE_URL, { method }), context)).status).toBe(404);
    }
  });

  it("asks for the signature when an Inngest server is set", async () => {
    const route = await load({ INNGEST_BASE_URL: "http://127.0.0.1:9", INNGEST_SIGNING_KEY: SIGNING_KEY });
    const { NextRequest } = await import("next/server");
    const call = new NextRequest(`${SERVE_URL}?fnId=bureau-any&stepId=step`, { method: "POST", body: "{}" });
    expect((await route.POST(call, context)).status).toBe(401);
  });
});
