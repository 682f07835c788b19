import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, pool } from "@/lib/platform/db";
import { inTransaction } from "./database";
import { emptyQueue, endedRun, eventually, testClient, whileRunning } from "./test-support";

beforeEach(emptyQueue);
afterAll(closeDatabase);

describe("an event that cannot be handled", () => {
  it("is set aside, and those around it start their runs", async () => {
    const client = testClient();
    const fn = client.createFunction({ id: "plain", triggers: [{ event: "t/go" }] }, () => "ran");
    const first = await client.send({ name: "t/go", data: {} });
    // No such moment: neither JavaScript's nor PostgreSQL's time reaches so far.
    await pool().query("INSERT INTO inngest_event (id, name, data, ts) VALUES ('poison', 't/go', '{}', 9e18::bigint)");
    const last = await client.send({ name: "t/go", data: {} });
    await whileRunning({ client, functions: [fn] }, async () => {
      expect((await endedRun(first.ids[0] ?? "")).status).toBe("completed");
      expect((await endedRun(last.ids[0] ?? "")).status).toBe("completed");
      const left = () => pool().query("SELECT 1 FROM inngest_event WHERE handled_at IS NULL");
      await eventually(async () => ((await left()).rowCount === 0 ? true : undefined));
    });
    expect((await pool().query("SELECT 1 FROM inngest_run WHERE event_ids @> ARRAY['poison']")).rowCount).toBe(0);
  });
});

describe("a process that freezes in a transaction", () => {
  it("gives its locks back: the server ends the transaction", async () => {
    const seconds = await inTransaction(async (tx) => {
      const { rows } = await tx.query<{ ms: number }>(
        "SELECT setting::int AS ms FROM pg_settings WHERE name = 'idle_in_transaction_session_timeout'",
      );
      return (rows[0]?.ms ?? 0) / 1000;
    });
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
  });
});
