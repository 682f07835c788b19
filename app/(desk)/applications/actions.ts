"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { applicationChoices } from "@/lib/licenses/applications/choices";
import { DocumentKindName } from "@/lib/licenses/applications/documents/schema";
import { addUploadedDocument, removeDocument } from "@/lib/licenses/applications/documents/service";
import { MedicalInput } from "@/lib/licenses/applications/medical/schema";
import { recordMedical } from "@/lib/licenses/applications/medical/service";
import { PaymentInput, recordPayment } from "@/lib/licenses/applications/payment";
import { approveApplication, rejectApplication, requestDocuments } from "@/lib/licenses/applications/review";
import {
  ApplicationInput,
  ApplicationPatch,
  ApproveInput,
  RejectInput,
  RequestDocumentsInput,
} from "@/lib/licenses/applications/schema";
import { submitApplication, updateApplication } from "@/lib/licenses/applications/service";
import { APPLICATION_TYPES } from "@/lib/licenses/applications/states";
import { feeInForce } from "@/lib/licenses/fees/queries";
import { licensesOfPerson } from "@/lib/licenses/queries";
import { CATEGORY_CODES, Category } from "@/lib/licenses/schema";
import { licenseView } from "@/lib/licenses/view";
import { isStaff, permit } from "@/lib/platform/auth/actor";
import { action } from "@/lib/platform/http/action";

const Id = z.int().positive();
const ApplicationId = z.object({ id: Id });

/** Every list and page that shows an application, and the count in the navigation. */
const changed = () => revalidatePath("/", "layout");

/** What a person can apply for, with the licenses that it can be about. */
export const choicesFor = action(z.object({ personId: Id }), async (actor, { personId }) => {
  const held = (await licensesOfPerson(actor, personId)).map(licenseView).map((license) => ({
    id: license.id,
    license_number: license.license_number,
    category: license.category,
    status: license.status,
  }));
  return applicationChoices(held, CATEGORY_CODES.length);
});

/** What an application of today costs, in cents. */
export const quoteFee = action(
  z.object({ type: z.enum(APPLICATION_TYPES), category: Category }),
  async (actor, { type, category }) => {
    permit(isStaff(actor));
    return Number(await feeInForce({ type, category, at: new Date() }));
  },
);

export const submit = action(ApplicationInput, async (actor, input) => {
  const { id } = await submitApplication(actor, input);
  changed();
  return { id };
});

/** Marks checks, takes an application up or closes it, keeps notes. */
export const edit = action(ApplicationId.extend({ patch: ApplicationPatch }), async (actor, { id, patch }) => {
  await updateApplication(actor, id, patch);
  changed();
});

export const approve = action(ApproveInput.extend(ApplicationId.shape), async (actor, { id, notes }) => {
  const { license } = await approveApplication(actor, id, notes ?? null);
  changed();
  return { licenseId: license.id, number: license.licenseNumber };
});

export const reject = action(RejectInput.extend(ApplicationId.shape), async (actor, { id, reason }) => {
  await rejectApplication(actor, id, reason);
  changed();
});

export const askForDocuments = action(
  RequestDocumentsInput.extend(ApplicationId.shape),
  async (actor, { id, documentList, notes }) => {
    await requestDocuments(actor, id, documentList, notes ?? null);
    changed();
  },
);

export const addDocument = action(
  ApplicationId.extend({ fileKey: z.string().min(1).max(100), kind: DocumentKindName }),
  async (actor, { id, fileKey, kind }) => {
    await addUploadedDocument(actor, id, fileKey, kind);
    changed();
  },
);

export const takeDocumentAway = action(ApplicationId.extend({ documentId: z.uuid() }), async (actor, input) => {
  await removeDocument(actor, input.id, input.documentId);
  changed();
});

export const declare = action(ApplicationId.extend({ declaration: MedicalInput }), async (actor, input) => {
  await recordMedical(actor, input.id, input.declaration);
  changed();
});

export const pay = action(PaymentInput.extend(ApplicationId.shape), async (actor, { id, ...payment }) => {
  const { ref } = await recordPayment(actor, id, payment);
  changed();
  return { ref };
});
