"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { listPeople } from "@/lib/people/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { invalidField } from "@/lib/platform/errors";
import { action } from "@/lib/platform/http/action";
import { ROLES, UserInput, UserPatch } from "@/lib/users/schema";
import { createUser, deactivateUser, updateUser } from "@/lib/users/service";
import { userFormTexts } from "./texts";

const UserId = z.int().positive();
const changed = () => revalidatePath("/admin/users", "layout");

/** A citizen is named by their id number, which a person knows, instead of by a row's number. */
const Holder = z.object({ role: z.enum(ROLES), holder_id_number: z.string().trim().max(40).optional() });

async function personIdOf(actor: Actor, { role, holder_id_number }: z.output<typeof Holder>): Promise<number | null> {
  if (role !== "applicant" || !holder_id_number) return null;
  const idNumber = holder_id_number.replaceAll(/[\s-]/g, "").toUpperCase();
  const { items } = await listPeople(actor, { idNumber }, { skip: 0, take: 20 });
  const holder = items.find((person) => person.idNumber === idNumber);
  if (!holder) throw invalidField("holder_id_number", userFormTexts.noHolder);
  return holder.id;
}

const named = (user: { id: number; username: string; fullName: string | null }) => ({
  id: user.id,
  name: user.fullName ?? user.username,
});

const NewUser = UserInput.omit({ is_superuser: true, person_id: true, role: true }).extend(Holder.shape);

export const addUser = action(NewUser, async (actor, { holder_id_number, ...input }) => {
  const person_id = await personIdOf(actor, { role: input.role, holder_id_number });
  const user = await createUser(actor, { ...input, person_id });
  changed();
  return named(user);
});

const Changes = UserPatch.pick({ username: true, email: true, full_name: true, department: true }).required({
  username: true,
  email: true,
});

export const saveUser = action(
  Changes.extend({ id: UserId, ...Holder.shape }),
  async (actor, { id, holder_id_number, ...patch }) => {
    const person_id = await personIdOf(actor, { role: patch.role, holder_id_number });
    const user = await updateUser(actor, id, { ...patch, person_id });
    changed();
    return named(user);
  },
);

export const resetPassword = action(
  z.object({ id: UserId, password: z.string().max(200) }),
  async (actor, { id, password }) => {
    const user = await updateUser(actor, id, { password });
    changed();
    return named(user);
  },
);

export const switchUser = action(z.object({ id: UserId, on: z.boolean() }), async (actor, { id, on }) => {
  const user = on ? await updateUser(actor, id, { is_active: true }) : await deactivateUser(actor, id);
  changed();
  return named(user);
});
