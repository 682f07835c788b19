"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { CameraInput } from "@/lib/plates/cameras/schema";
import { createCamera, updateCamera } from "@/lib/plates/cameras/service";
import { action } from "@/lib/platform/http/action";
import { formTexts } from "./texts";

const CameraId = z.object({ id: z.uuid() });
const changed = () => revalidatePath("/cameras", "layout");

/** Degrees as they are typed, with a point or a comma, and any sign for minus; NaN where they are none. */
function degreesOf(text: string): number {
  const plain = text.trim().replace(",", ".").replace("−", "-");
  return /^-?\d{1,3}(\.\d{1,15})?$/.test(plain) ? Number(plain) : Number.NaN;
}
const Degrees = z
  .string()
  .transform(degreesOf)
  .refine((degrees) => !Number.isNaN(degrees), formTexts.notNumber);
const Heading = z
  .string()
  .transform((text): number | null | undefined => (text.trim() === "" ? null : degreesOf(text)))
  .refine((degrees) => !Number.isNaN(degrees), formTexts.notNumber);

const Form = z.object({
  name: CameraInput.shape.name,
  description: CameraInput.shape.description,
  lat: Degrees.pipe(CameraInput.shape.lat),
  lon: Degrees.pipe(CameraInput.shape.lon),
  heading: Heading.pipe(CameraInput.shape.heading),
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
