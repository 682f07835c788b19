import { z } from "zod";
import { api, operation } from "@/lib/platform/http/operation";
import { QueryFlag } from "@/lib/platform/http/parameters";
import { downloadResponse } from "@/lib/platform/storage/download";
import { getCamera, lastFrameOf, listCameras } from "./queries";
import { CameraInput, CameraPatch, CameraView } from "./schema";
import { createCamera, updateCamera } from "./service";
import { cameraView } from "./view";

const CameraId = z.object({
  id: z.uuid().meta({ description: "The camera's id", examples: ["01a1fea6-945d-7467-9139-9363337ba98e"] }),
});

export const camerasApi = api({
  base: "/api/cameras",
  tag: "Cameras",
  envelope: "message",
  forbidden: "Admin privileges required",
  operations: [
    operation({
      id: "cameras.list",
      method: "GET",
      path: "",
      summary: "List cameras",
      description: "In the order in which they were added.",
      who: "staff",
      query: z.object({
        q: z.string().max(100).optional().meta({ description: "Part of the name or description" }),
        active: QueryFlag.optional().meta({ description: "Only those in use, or not in use" }),
      }),
      response: z.array(CameraView),
      handle: async ({ actor, query }) => (await listCameras(actor, query)).items,
    }),
    operation({
      id: "cameras.create",
      method: "POST",
      path: "",
      summary: "Add a camera",
      who: "admin",
      body: CameraInput,
      response: CameraView,
      status: 201,
      errors: { bad_url: 422, forbidden_address: 422 },
      replay: (actor, id) => getCamera(actor, id),
      handle: async ({ actor, body }) => cameraView(actor, await createCamera(actor, body)),
    }),
    operation({
      id: "cameras.get",
      method: "GET",
      path: "/{id}",
      summary: "Read a camera",
      who: "staff",
      params: CameraId,
      response: CameraView,
      handle: ({ actor, params }) => getCamera(actor, params.id),
    }),
    operation({
      id: "cameras.update",
      method: "PATCH",
      path: "/{id}",
      summary: "Change a camera",
      description: "What is not given stays. `rtsp_url: null` ends its live stream.",
      who: "admin",
      params: CameraId,
      body: CameraPatch,
      response: CameraView,
      errors: { bad_url: 422, forbidden_address: 422 },
      handle: async ({ actor, params, body }) => cameraView(actor, await updateCamera(actor, params.id, body)),
    }),
    operation({
      id: "cameras.lastFrame",
      method: "GET",
      path: "/{id}/last-frame",
      summary: "See a camera's last frame",
      who: "staff",
      params: CameraId,
      response: { binary: ["image/jpeg"] },
      handle: async ({ actor, params, request }) =>
        downloadResponse(await lastFrameOf(actor, params.id), request, { disposition: "inline" }),
    }),
  ],
});
