import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { makeUser } from "@/tests/support/office";
import { type Actor, systemActor } from "../auth/actor";
import { db, pool, transaction } from "../db";
import { newId } from "../ids";
import { beginJob, connectJobs, createJob, dispatch, failJob, type Job, resendLostJobs } from "./jobs";
import { cancelJob, retryJob } from "./service";

let clerk: Actor;
beforeAll(async () => {
  clerk = (await makeUser("clerk")).actor;
});
afterEach(() => connectJobs(async () => undefined));

const newJob = (id = newId()) => ({ kind: "test.job", subject: { type: "test", id }, input: {} });
const make = (subject?: string): Promise<Job> =>
  transaction(async (tx) => (await createJob(tx, systemActor, newJob(subject))).job);
const stateOf = async (id: string) => (await db().job.findUniqueOrThrow({ where: { id } })).state;

describe("one job at work per subject", () => {
  test("a request that meets a job just as it ends makes the next one", async () => {
    const subject = newId();
    const first = await make(subject);
    // The first one ends after the second has lost to it, and before the second looks at it.
    const second = await transaction(async (tx) => {
      const slow = new Proxy(tx, {
        get(target, name) {
          if (name !== "job") return Reflect.get(target, name);
          return new Proxy(target.job, {
            get: (jobs, method) =>
              method === "createMany"
                ? async (data: Parameters<typeof jobs.createMany>[0]) => {
                    const made = await jobs.createMany(data);
                    await transaction((other) => failJob(other, first.id, "test", "ended"));
                    return made;
                  }
                : Reflect.get(jobs, method),
          });
        },
      });
      return createJob(slow, systemActor, newJob(subject));
    });
    expect(second.created).toBe(true);
    expect(second.job.id).not.toBe(first.id);
    expect(await stateOf(second.job.id)).toBe("queued");
  });

  test("a retry that meets a new request for the same is a conflict", async () => {
    const subject = newId();
    const failed = await make(subject);
    await transaction((tx) => failJob(tx, failed.id, "test", "failed"));
    const rival = await pool().connect();
    try {
      await rival.query("BEGIN");
      await rival.query(
        "INSERT INTO job (id, kind, subject_type, subject_id, active_key, input) VALUES ($1, 'test.job', 'test', $2, $3, '{}')",
        [newId(), subject, `test.job:${subject}`],
      );
      const retry = retryJob(clerk, failed.id);
      const outcome = expect(retry).rejects.toMatchObject({ kind: "conflict", code: "job_active" });
      // Its transaction now waits for the rival's.
      await vi.waitFor(async () => {
        const waiting = await pool().query(
          "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
        );
        expect(waiting.rowCount).toBe(1);
      });
      await rival.query("COMMIT");
      await outcome;
    } finally {
      rival.release();
    }
    expect(await stateOf(failed.id)).toBe("failed");
  });
});

describe("sending", () => {
  test("a server that does not answer does not hold up the request; the sweep sends again", async () => {
    let sent = 0;
    connectJobs(() => {
      sent += 1;
      return new Promise(() => undefined);
    });
    const job = await make();
    const other = await make();
    const started = Date.now();
    await Promise.all([dispatch(job), cancelJob(clerk, other.id)]);
    expect(Date.now() - started).toBeLessThan(10_000);
    connectJobs(async () => {
      sent += 1;
    });
    await resendLostJobs(0);
    expect(sent).toBeGreaterThanOrEqual(3);
  }, 30_000);

  test("a running job that fell silent is queued again, one that reports is not", async () => {
    const [silent, lively] = [await make(), await make()];
    const now = new Date();
    await beginJob(silent.id, 0, new Date(now.getTime() - 1_000_000));
    await beginJob(lively.id, 0, now);
    await resendLostJobs(60, 900, now);
    expect(await stateOf(silent.id)).toBe("queued");
    expect(await stateOf(lively.id)).toBe("running");
  });
});
