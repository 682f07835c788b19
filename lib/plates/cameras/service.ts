import { assertCameraAllowed } from "@/lib/entitlements/limits";
import type { Camera } from "@/lib/generated/prisma/client";
import { audit, changes } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { mayAdministerPlates } from "../policy";
import { findCamera } from "./queries";
import type { CameraInput, CameraPatch } from "./schema";
import { checkStreamAddress, sealStream, shownStreamAddress } from "./stream-address";
import { cameraView } from "./view";

/**
 * @throws DomainError invalid, field `rtsp_url`: no stream's address, or one in a private network; field `active`: more
 *   cameras than this installation's license allows
 */
export async function createCamera(actor: Actor, input: CameraInput): Promise<Camera> {
  permit(mayAdministerPlates(actor));
  if (input.rtsp_url) await checkStreamAddress(input.rtsp_url);
  const id = newId();
  return transaction(async (tx) => {
    if (input.active) await assertCameraAllowed(tx, () => tx.camera.count({ where: { active: true } }));
    const camera = await tx.camera.create({
      data: {
        id,
        name: input.name,
        description: input.description || null,
        latitude: input.lat,
        longitude: input.lon,
        headingDegrees: input.heading ?? null,
        streamSealed: input.rtsp_url ? sealStream(input.rtsp_url, id) : null,
        active: input.active,
        grammars: input.grammars,
        createdById: actor.userId,
      },
    });
    await audit(tx, actor, {
      action: "create",
      resourceType: "camera",
      resourceId: id,
      description: `Added the camera ${camera.name}`,
      newValues: told(actor, camera, input.rtsp_url),
    });
    return camera;
  });
}

/** Changes what is given. A new stream's address, or none, ends the reading of the old one. Errors as `createCamera`. */
export async function updateCamera(actor: Actor, id: string, patch: CameraPatch): Promise<Camera> {
  permit(mayAdministerPlates(actor));
  if (patch.rtsp_url) await checkStreamAddress(patch.rtsp_url);
  return transaction(async (tx) => {
    const before = await findCamera(actor, id, tx);
    const streamChanges =
      patch.rtsp_url !== undefined || (patch.active !== undefined && patch.active !== before.active);
    if (patch.active && !before.active)
      await assertCameraAllowed(tx, () => tx.camera.count({ where: { active: true, id: { not: id } } }));
    const camera = await tx.camera.update({
      where: { id },
      data: {
        name: patch.name,
        description: patch.description === undefined ? undefined : patch.description || null,
        latitude: patch.lat,
        longitude: patch.lon,
        headingDegrees: patch.heading,
        active: patch.active,
        grammars: patch.grammars,
        streamSealed:
          patch.rtsp_url === undefined ? undefined : patch.rtsp_url === null ? null : sealStream(patch.rtsp_url, id),
        ...(streamChanges ? { streamState: "off", lastError: null, lastErrorAt: null } : {}),
      },
    });
    await audit(tx, actor, {
      action: "update",
      resourceType: "camera",
      resourceId: id,
      description: `Changed the camera ${camera.name}`,
      ...changes(told(actor, before, undefined), told(actor, camera, patch.rtsp_url)),
    });
    return camera;
  });
}

/** What the audit trail says of a camera: never a password. */
function told(actor: Actor, camera: Camera, stream: string | null | undefined): Record<string, unknown> {
  const { name, description, lat, lon, heading, active, grammars } = cameraView(actor, camera);
  const about = { name, description, lat, lon, heading, active, grammars };
  return stream === undefined ? about : { ...about, stream: stream === null ? null : shownStreamAddress(stream) };
}
