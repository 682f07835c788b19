import type { Camera } from "@/lib/generated/prisma/client";
import { transaction } from "@/lib/platform/db";
import { observeFeedAlerts } from "../bolos/alert-time";
import { notifyMatches } from "../bolos/notify";
import { pinnedStreamAddress, unsealStream } from "../cameras/stream-address";
import { recordSightings, storePicture } from "../events/sightings";
import type { RecognizeStream } from "../readers";
import { type PlatePass, recognizeStream } from "../recognition";
import { keepSnapshot, noteFrame, noteState } from "./camera-health";

const SNAPSHOT_SECONDS = 30;
/** How often the camera's row hears of a new frame. */
const FRAME_NOTE_MS = 5000;
/** After so many failed connections in a row the name is resolved anew: the camera may have another address now. */
const ATTEMPTS_MAX = 5;

/**
 * Reads a camera's stream until the signal is aborted, and writes what passes. Reconnecting is recognition's affair; a
 * stream that stays away ends this, and the supervisor begins again with the address resolved anew.
 *
 * @throws DomainError forbidden_address, host_not_found, stream_sealed; what recognition throws
 */
export async function readStream(
  camera: Camera,
  signal: AbortSignal,
  recognize: RecognizeStream = recognizeStream,
): Promise<void> {
  if (!camera.streamSealed) return;
  const address = await pinnedStreamAddress(unsealStream(camera.streamSealed, camera.id));
  const grammars = camera.grammars.length > 0 ? camera.grammars : undefined;
  let noted = 0;
  for await (const event of recognize(address, { signal, grammars, snapshotEveryS: SNAPSHOT_SECONDS })) {
    if (event.type === "pass") await write(camera, event.pass);
    if (event.type === "snapshot") await keepSnapshot(camera.id, event.frame, new Date(event.capturedAtMs));
    if (event.type === "progress" && Date.now() - noted > FRAME_NOTE_MS) {
      noted = Date.now();
      await noteFrame(camera.id, new Date());
    }
    if (event.type === "state") {
      await noteState(camera.id, event.state);
      if (event.state.state === "waiting" && event.state.attempt >= ATTEMPTS_MAX) return;
    }
    if (signal.aborted) return;
  }
}

async function write(camera: Camera, pass: PlatePass): Promise<void> {
  const { crop, frame, ...read } = pass;
  const sighting = {
    key: read.key,
    read,
    frameNo: read.frameNo,
    capturedAt: new Date(read.capturedAtMs ?? Date.now()),
    crop: await storePicture(crop, "crop.jpg"),
    frame: await storePicture(frame, "frame.jpg"),
  };
  const source = {
    key: `camera:${camera.id}`,
    uploadId: null,
    cameraId: camera.id,
    evidenceHold: false,
    createdBy: null,
  };
  const events = await transaction((tx) => recordSightings(tx, source, [sighting]));
  await observeFeedAlerts(events.map(({ id }) => id));
  await notifyMatches(events.map(({ id }) => id));
}
