import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { frameJpeg } from "../../../platform/vision/picture";
import { drawScene } from "../testing/drawn-scene";
import { drawClip } from "../testing/drawn-video";
import type { PlateRead } from "../types";
import { findFfmpeg } from "../video/ffmpeg";
import { RecognitionPool } from "./pool";
import type { Task, TaskEvent } from "./protocol";

const folder = mkdtempSync(path.join(tmpdir(), "bureau-pool-"));
const config = {
  models: "models/plates",
  textModels: "models/text",
  threads: 1,
  provider: "cpu" as const,
  ffmpegPath: null,
  remote: null,
};
const options = { config, workers: 1, queueMax: 2, memoryMb: 1500, imageTimeoutMs: 30_000 };
const common = { grammars: ["ZA"], confidenceMin: 0.3 };
const pools: RecognitionPool[] = [];
let picture: Uint8Array;

function newPool(changes: Partial<typeof options> & { idleMs?: number } = {}): RecognitionPool {
  const pool = new RecognitionPool({ ...options, ...changes });
  pools.push(pool);
  return pool;
}

beforeAll(async () => {
  const plates = [{ lines: ["BCD 482 GP"], x: 260, y: 190, width: 130, height: 28 }];
  picture = (await frameJpeg(drawScene({ width: 640, height: 360, plates }))).data;
});

afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
  rmSync(folder, { recursive: true, force: true });
});

const image = (bytes = picture): Task => ({ kind: "image", bytes, ...common });

async function reads(pool: RecognitionPool, task = image(), signal?: AbortSignal): Promise<PlateRead[]> {
  for await (const event of pool.run(task, signal)) if (event.type === "reads") return event.reads;
  throw new Error("no answer");
}

/** Ids of the processes whose parent is this one and that run the worker's script. */
async function workerPids(parent = process.pid): Promise<number[]> {
  const ps = spawn("ps", ["-eo", "pid=,ppid=,args="], { stdio: ["ignore", "pipe", "ignore"] });
  let text = "";
  for await (const chunk of ps.stdout) text += String(chunk);
  return text.split("\n").flatMap((line) => {
    const [pid, ppid, ...args] = line.trim().split(/\s+/);
    return Number(ppid) === parent && args.join(" ").includes("worker/main.ts") ? [Number(pid)] : [];
  });
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400 && !(await condition()); i++) await sleep(50);
  expect(await condition()).toBe(true);
}

describe("RecognitionPool", () => {
  it("reads pictures in a process of its own, refuses what is none, and starts anew after a crash", async () => {
    const pool = newPool();
    expect((await reads(pool))[0]).toMatchObject({ plate: "BCD482GP", normalizedPlate: "BCD482GP", region: "ZA-GP" });
    await expect(reads(pool, image(new TextEncoder().encode("no picture")))).rejects.toMatchObject({
      code: "image_unreadable",
    });
    const [pid] = await workerPids();
    const failing = expect(reads(pool)).rejects.toMatchObject({ code: "recognition_failed" });
    process.kill(pid!, "SIGKILL");
    await failing;
    expect((await reads(pool))[0]?.plate).toBe("BCD482GP");
    expect(await workerPids()).not.toContain(pid);
  });

  it("refuses more than may wait, and forgets who gives up", async () => {
    const pool = newPool();
    const stop = new AbortController();
    const waiting = [reads(pool, image(), stop.signal), reads(pool, image(), stop.signal)].map((read) =>
      expect(read).rejects.toThrow("enough"),
    );
    await expect(reads(pool)).rejects.toMatchObject({ code: "recognition_busy", retryAfterSeconds: 10 });
    stop.abort(new Error("enough"));
    await Promise.all(waiting);
    expect(pool.state.waiting).toBe(0);
    expect((await reads(pool))[0]?.plate).toBe("BCD482GP");
  });

  it("gives an idle worker up", async () => {
    const pool = newPool({ idleMs: 200 });
    await reads(pool);
    await until(() => pool.state.workers.length === 0);
  });

  it("tells who waits when no worker can be started", async () => {
    const pool = newPool({ config: { ...config, models: path.join(folder, "none") } });
    await expect(reads(pool)).rejects.toMatchObject({ code: "recognition_busy" });
  });

  it("does not run ahead of who takes the events of a video, and ends it when the loop is left", async () => {
    const ffmpeg = await findFfmpeg();
    const file = path.join(folder, "clip.mp4");
    await drawClip(ffmpeg, {
      file,
      width: 320,
      height: 180,
      framesPerSecond: 5,
      seconds: 20,
      cars: [
        { text: "AB12 CDE", fromS: 0, toS: 20, from: { x: 20, y: 60, width: 70 }, to: { x: 200, y: 120, width: 80 } },
      ],
    });
    const pool = newPool();
    const task: Task = { kind: "video", file, framesPerSecond: 5, resumeFrom: null, checkpointEveryS: 1, ...common };
    const events: TaskEvent[] = [];
    for await (const event of pool.run(task)) {
      events.push(event);
      if (events.length === 3) {
        await sleep(2500);
        break;
      }
    }
    expect(events[0]).toMatchObject({ type: "opened" });
    await until(() => pool.state.workers.every(({ tasks }) => tasks === 0));
    expect((await reads(pool))[0]?.plate).toBe("BCD482GP");
  });

  it("ends with its parent, even when that is killed", async () => {
    const script = `
      import { RecognitionPool } from "./lib/plates/recognition/worker/pool.ts";
      const pool = new RecognitionPool(${JSON.stringify(options)});
      setInterval(() => { if (pool.state.workers.some((worker) => worker.ready)) process.send("ready"); }, 50);
      const task = { kind: "image", bytes: new Uint8Array(3), grammars: [], confidenceMin: 0 };
      await pool.run(task).next().catch(() => undefined);
    `;
    const parent: ChildProcess = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    await once(parent, "message");
    const [pid] = await workerPids(parent.pid);
    expect(pid).toBeGreaterThan(0);
    parent.kill("SIGKILL");
    await until(() => !isAlive(pid!));
  });
});
