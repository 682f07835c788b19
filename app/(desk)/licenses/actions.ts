"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { requestGeneration } from "@/lib/licenses/generation/service";
import { MOVES } from "@/lib/licenses/life-cycle";
import { moveLicense } from "@/lib/licenses/life-cycle-service";
import { DeviceKeyText } from "@/lib/licenses/mdl/schema";
import { issueMdl } from "@/lib/licenses/mdl/service";
import { licensesOfPerson } from "@/lib/licenses/queries";
import { LicenseInput, LicensePatch, MoveInput } from "@/lib/licenses/schema";
import { issueLicense, removeLicense, restoreLicense, updateLicense } from "@/lib/licenses/service";
import type { LicenseRow } from "@/lib/licenses/view";
import { listPeople } from "@/lib/people/queries";
import { action } from "@/lib/platform/http/action";
import { jobView } from "@/lib/platform/jobs/jobs";
import { officeToday } from "@/lib/platform/time";
import { holderChoice } from "./holder-choice";

const LicenseId = z.int().positive();
const PEOPLE_OFFERED = 8;

const named = (license: LicenseRow) => ({ id: license.id, number: license.licenseNumber });

/** Every list and page that shows a license, the dashboard among them. */
const changed = () => revalidatePath("/", "layout");

/** People whose names or id number hold the words typed; without any, those registered last. */
export const findHolders = action(z.object({ q: z.string().max(200) }), async (actor, { q }) => {
  const words = q.toWellFormed().replaceAll("\0", "").trim();
  const order = words === "" ? ({ sort: "created_at", desc: true } as const) : ({ sort: "last_name" } as const);
  const { items } = await listPeople(actor, { q: words }, { skip: 0, take: PEOPLE_OFFERED, ...order });
  return items.map(holderChoice);
});

/** The licenses that a person holds already: somebody about to issue another should know. */
export const licensesHeld = action(z.object({ personId: LicenseId }), async (actor, { personId }) => {
  const rows = await licensesOfPerson(actor, personId);
  return rows
    .filter(({ status }) => status !== "expired" && status !== "revoked")
    .map((row) => ({ ...named(row), category: row.category, status: row.status }));
});

export const issue = action(LicenseInput, async (actor, input) => {
  const license = await issueLicense(actor, input);
  changed();
  return named(license);
});

export const saveLicense = action(z.object({ id: LicenseId, patch: LicensePatch }), async (actor, { id, patch }) => {
  const license = await updateLicense(actor, id, patch);
  changed();
  return named(license);
});

export const move = action(MoveInput.extend({ id: LicenseId, move: z.enum(MOVES) }), async (actor, input) => {
  const license = await moveLicense(actor, input.id, input.move, input.reason ?? null);
  changed();
  return named(license);
});

export const takeLicenseAway = action(z.object({ id: LicenseId }), async (actor, { id }) => {
  const license = await removeLicense(actor, id);
  changed();
  return named(license);
});

export const bringLicenseBack = action(z.object({ id: LicenseId }), async (actor, { id }) => {
  const license = await restoreLicense(actor, id);
  changed();
  return named(license);
});

/** Asks for the card. The answer is the job to follow, or null when the card is there already. */
export const generateCard = action(z.object({ id: LicenseId, force: z.boolean() }), async (actor, { id, force }) => {
  const requested = await requestGeneration(actor, id, { force });
  return requested.outcome === "job" ? jobView(requested.job) : null;
});

/** The license as a mobile document, for the browser to save. */
export const issueMobile = action(
  z.object({ id: LicenseId, device_key: DeviceKeyText }),
  async (actor, { id, device_key }) => {
    const { fileName, bytes, validity } = await issueMdl(actor, id, device_key);
    changed();
    return { fileName, bytes, validUntil: officeToday(validity.validUntil) };
  },
);
