import type { Camera } from "@/lib/generated/prisma/client";
import { db } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { settings } from "@/lib/platform/settings";
import type { RecognizeStream } from "../readers";
import { noteFailure, noteOff } from "./camera-health";
import { LEASE_SECONDS, leaseHolder, releaseLease, renewLeases, takeLease } from "./lease";
import { readStream } from "./stream";

const TICK_MS = 5000;
const PAUSE_MS = 5000;
const PAUSE_MS_MAX = 300_000;

type Reading = { camera: Camera; abort: AbortController; done: Promise<void> };

type Options = {
  streamsMax: number;
  holder?: string;
  /** Default: the models, in a worker process. */
  recognize?: RecognizeStream;
};

/**
 * Keeps the active cameras' streams read, each by one process of the office: whoever holds the camera's lease. A stream
 * that fails is begun again with growing pauses; a camera that is changed or switched off is left at the next look.
 */
export class IngestSupervisor {
  private readonly readings = new Map<string, Reading>();
  private readonly pauses = new Map<string, { failures: number; until: number }>();
  private readonly holder: string;
  private timer: NodeJS.Timeout | undefined;
  private renewedAt = Date.now();
  private stopped = false;

  constructor(private readonly options: Options) {
    this.holder = options.holder ?? leaseHolder;
  }

  start(): void {
    const again = async () => {
      await this.look().catch((error: unknown) => log.warn({ err: error }, "cameras could not be looked after"));
      this.abandonIfCutOff();
      if (!this.stopped) this.timer = setTimeout(again, TICK_MS).unref();
    };
    void again();
  }

  /** Ends all streams and gives the cameras back. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const readings = [...this.readings.values()];
    for (const { abort } of readings) abort.abort();
    await Promise.all(readings.map(({ done }) => done));
  }

  /** Cameras whose streams this process reads now. */
  get reading(): string[] {
    return [...this.readings.keys()];
  }

  /** One look at the cameras: leases renewed, streams that changed ended, new ones begun. */
  async look(now = new Date()): Promise<void> {
    const kept = await renewLeases(this.reading, this.holder, now);
    this.renewedAt = Date.now();
    const cameras = await db().camera.findMany({
      where: { active: true, streamSealed: { not: null } },
      orderBy: { createdAt: "asc" },
    });
    const wanted = new Map(cameras.map((camera) => [camera.id, camera]));
    for (const [id, { camera, abort }] of this.readings) {
      const present = wanted.get(id);
      if (!kept.has(id) || !present || differs(camera, present)) abort.abort();
    }
    for (const camera of cameras) {
      if (this.stopped || this.readings.size >= this.options.streamsMax) break;
      const pause = this.pauses.get(camera.id);
      if (this.readings.has(camera.id) || (pause && pause.until > now.getTime())) continue;
      if (await takeLease(camera.id, this.holder, now)) this.begin(camera);
    }
  }

  private begin(camera: Camera): void {
    const abort = new AbortController();
    const done = this.read(camera, abort.signal).finally(() => this.readings.delete(camera.id));
    this.readings.set(camera.id, { camera, abort, done });
  }

  private async read(camera: Camera, signal: AbortSignal): Promise<void> {
    const began = Date.now();
    let reason: string | null = null;
    try {
      await readStream(camera, signal, this.options.recognize);
    } catch (error) {
      if (!signal.aborted) {
        log.warn({ err: error, camera: camera.id }, "a camera's stream could not be read");
        reason = error instanceof DomainError ? error.message : "The stream could not be read; the log tells more";
      }
    }
    if (!signal.aborted) this.pause(camera.id, began);
    try {
      if (reason !== null) await noteFailure(camera.id, reason);
      else if (signal.aborted) await noteOff(camera.id);
      await releaseLease(camera.id, this.holder);
    } catch (error) {
      log.warn({ err: error, camera: camera.id }, "a camera could not be given back; its lease will lapse");
    }
  }

  /** A stream that ended soon waits longer each time; one that ran a while begins anew at once. */
  private pause(cameraId: string, began: number): void {
    const failures = Date.now() - began > PAUSE_MS_MAX ? 1 : (this.pauses.get(cameraId)?.failures ?? 0) + 1;
    const wait = Math.min(PAUSE_MS * 2 ** (failures - 1), PAUSE_MS_MAX);
    this.pauses.set(cameraId, { failures, until: Date.now() + wait });
  }

  /** Without the database nobody can say that the cameras are still ours: another process takes them when the leases lapse. */
  private abandonIfCutOff(): void {
    if (Date.now() - this.renewedAt < LEASE_SECONDS * 1000) return;
    for (const { abort } of this.readings.values()) abort.abort();
  }
}

const differs = (before: Camera, now: Camera): boolean =>
  !Buffer.from(before.streamSealed ?? []).equals(Buffer.from(now.streamSealed ?? [])) ||
  before.grammars.join() !== now.grammars.join();

const holder = globalThis as typeof globalThis & { bureauIngest?: IngestSupervisor };

/** Begins to read the cameras in this process; a hot reload must not begin twice. */
export function startIngest(): void {
  const { CAMERA_STREAMS_MAX: streamsMax } = settings();
  if (streamsMax === 0 || holder.bureauIngest) return;
  holder.bureauIngest = new IngestSupervisor({ streamsMax });
  holder.bureauIngest.start();
}
