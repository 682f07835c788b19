import { db, transaction } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { recordMedia } from "@/lib/platform/storage/media";
import { removeOrphan } from "@/lib/platform/storage/sweep";
import { storePicture } from "../events/sightings";
import type { Jpeg, StreamState } from "../recognition";

const STATE = { connecting: "connecting", live: "live", waiting: "failing" } as const;

/** Writes down what has become of a camera's stream. */
export async function noteState(cameraId: string, { state, reason }: StreamState, now = new Date()): Promise<void> {
  const error = state === "waiting" ? { lastError: (reason ?? "No connection").slice(0, 300), lastErrorAt: now } : {};
  await db().camera.updateMany({ where: { id: cameraId }, data: { streamState: STATE[state], ...error } });
}

export async function noteFailure(cameraId: string, reason: string, now = new Date()): Promise<void> {
  await noteState(cameraId, { state: "waiting", reason, attempt: 0, retryInMs: null }, now);
}

export async function noteOff(cameraId: string): Promise<void> {
  await db().camera.updateMany({ where: { id: cameraId }, data: { streamState: "off" } });
}

export async function noteFrame(cameraId: string, at: Date): Promise<void> {
  await db().camera.updateMany({ where: { id: cameraId }, data: { lastFrameAt: at } });
}

/** Puts a new picture in place of the camera's last one, whose file goes. */
export async function keepSnapshot(cameraId: string, frame: Jpeg, at: Date): Promise<void> {
  const stored = await storePicture(frame, "last-frame.jpg");
  const before = await transaction(async (tx) => {
    const camera = await tx.camera.findUnique({ where: { id: cameraId }, include: { lastFrame: true } });
    if (!camera) return null;
    const media = await recordMedia(tx, stored, { createdBy: null });
    await tx.camera.update({ where: { id: cameraId }, data: { lastFrameId: media.id, lastFrameAt: at } });
    if (camera.lastFrame) await tx.media.delete({ where: { id: camera.lastFrame.id } });
    return camera.lastFrame;
  });
  if (before && before.storageKey !== stored.storageKey)
    await removeOrphan(before.storageKey, new Date()).catch((error: unknown) =>
      log.warn({ err: error, camera: cameraId }, "an old picture of a camera could not be removed; the sweep will"),
    );
}
