"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { CameraInput } from "@/lib/plates/cameras/schema";
import { createCamera, updateCamera } from "@/lib/plates/cameras/service";
import { action } from "@/lib/platform/http/action";
import { formTexts } from "./texts";

const CameraId = z.object({ id: z.uuid() });
const changed = () => revalidatePath("/cameras", "layout");

/** Degrees as they are typed, with a point or a comma, and any sign for minus. */
const Degrees = z
  .string()
  .trim()
  .transform((text) => text.replace(",", ".").replace("−", "-"))
  .pipe(z.string().regex(/^-?\d{1,3}(\.\d{1,12})?$/, formTexts.notNumber))
  .transform(Number);

const Form = z.object({
  name: CameraInput.shape.name,
  description: CameraInput.shape.description,
  lat: Degrees.pipe(CameraInput.shape.lat),
  lon: Degrees.pipe(CameraInput.shape.lon),
  heading: z.union([z.literal("").transform(() => null), Degrees.pipe(CameraInput.shape.heading)]),
  grammars: CameraInput.shape.grammars,
  active: z.boolean(),
});

export const addCamera = action(Form.extend({ rtsp_url: CameraInput.shape.rtsp_url }), async (actor, input) => {
  const { id, name } = await createCamera(actor, input);
  changed();
  return { id, name };
});

/** Without `rtsp_url` the present address stays. */
export const saveCamera = action(
  Form.extend({ ...CameraId.shape, rtsp_url: CameraInput.shape.rtsp_url.optional() }),
  async (actor, { id, ...patch }) => {
    const { name } = await updateCamera(actor, id, patch);
    changed();
    return { id, name };
  },
);

export const switchCamera = action(CameraId.extend({ on: z.boolean() }), async (actor, { id, on }) => {
  const { name } = await updateCamera(actor, id, { active: on });
  changed();
  return { id, name };
});
