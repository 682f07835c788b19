"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { photoCropSchema } from "@/lib/people/photo/schema";
import { recropPhoto, removePhoto, setPhotoFromUpload, setPhotoFromUrl } from "@/lib/people/photo-service";
import { PhotoFromUpload, PhotoFromUrl } from "@/lib/people/schema";
import { action } from "@/lib/platform/http/action";

const PersonId = z.int().positive();

/** The portrait is shown in lists, on the person's page and on this one. */
const changed = () => revalidatePath("/people", "layout");

type Taken = Awaited<ReturnType<typeof recropPhoto>>;

function answer({ report }: Taken) {
  changed();
  return { verdict: report.verdict, summary: report.summary };
}

export const takeUploadedPhoto = action(
  PhotoFromUpload.extend({ id: PersonId }),
  async (actor, { id, fileKey, crop }) => answer(await setPhotoFromUpload(actor, id, fileKey, crop)),
);

export const takePhotoFromAddress = action(PhotoFromUrl.extend({ id: PersonId }), async (actor, { id, photo_url }) =>
  answer(await setPhotoFromUrl(actor, id, photo_url)),
);

/** Without a crop the face decides. */
export const cropAnew = action(
  z.object({ id: PersonId, crop: photoCropSchema.optional() }),
  async (actor, { id, crop }) => answer(await recropPhoto(actor, id, crop)),
);

export const takePhotoAway = action(z.object({ id: PersonId }), async (actor, { id }) => {
  await removePhoto(actor, id);
  changed();
});
