import type { Camera } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/auth/actor";
import { log } from "@/lib/platform/log";
import { mayAdministerPlates } from "../policy";
import type { CameraView } from "./schema";
import { unsealStream } from "./stream-address";

/** A camera as this actor may see it: the stream's address, with its password, is the administrators'. */
export const cameraView = (actor: Actor, camera: Camera): CameraView => ({
  id: camera.id,
  name: camera.name,
  description: camera.description,
  lat: camera.latitude,
  lon: camera.longitude,
  heading: camera.headingDegrees,
  rtsp_url: mayAdministerPlates(actor) ? streamOf(camera) : null,
  active: camera.active,
  created_at: camera.createdAt.toISOString(),
  grammars: camera.grammars,
  has_stream: camera.streamSealed !== null,
  stream_state: camera.streamState,
  last_frame_at: camera.lastFrameAt?.toISOString() ?? null,
  last_frame_url: camera.lastFrameId ? `/api/cameras/${camera.id}/last-frame` : null,
  last_error: camera.lastError,
  last_error_at: camera.lastErrorAt?.toISOString() ?? null,
});

/** A list must not fail because one address cannot be opened any more; reading the stream says what is wrong. */
export function streamOf(camera: Camera): string | null {
  if (!camera.streamSealed) return null;
  try {
    return unsealStream(camera.streamSealed, camera.id);
  } catch (error) {
    log.warn({ err: error, camera: camera.id }, "a camera's stream address cannot be opened");
    return null;
  }
}
