"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { Design } from "@/lib/candidates/certificates/design/schema";
import { previewDesign } from "@/lib/candidates/certificates/preview";
import { createTemplate, getTemplate, makeDefault, updateTemplate } from "@/lib/candidates/certificates/templates";
import { action } from "@/lib/platform/http/action";
import { templateTexts } from "./texts";

const Id = z.int().positive();
const changed = () => revalidatePath("/certificates", "layout");

export const preview = action(z.object({ design: Design }), (actor, { design }) => previewDesign(actor, design));

export const saveTemplate = action(
  z.object({ id: Id, version: z.int(), name: z.string().trim().min(1, "is required").max(100), design: Design }),
  async (actor, { id, ...input }) => {
    const { version } = await updateTemplate(actor, id, input);
    changed();
    return version;
  },
);

export const copyTemplate = action(z.object({ id: Id }), async (actor, { id }) => {
  const { name, design } = await getTemplate(actor, id);
  const copy = await createTemplate(actor, { name: templateTexts.copyOf(name), design });
  changed();
  return copy.id;
});

export const chooseStandard = action(z.object({ id: Id }), async (actor, { id }) => {
  await makeDefault(actor, id);
  changed();
});
