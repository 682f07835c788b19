import { z } from "zod";
import { type Operation, operation } from "@/lib/platform/http/operation";
import { pathId } from "@/lib/platform/http/parameters";
import { MedicalInput, MedicalView } from "./medical/schema";
import { medicalOf, recordMedical } from "./medical/service";
import { PaymentInput, recordPayment } from "./payment";
import { getTransaction } from "./queries";
import { TransactionDetail } from "./schema";
import { transactionDetail } from "./view";

const ApplicationId = pathId("The application's id");

/** What lies behind two of an application's three checks; its documents have operations of their own. */
export const checkOperations: Operation[] = [
  operation({
    id: "applications.medical.list",
    method: "GET",
    path: "/{id}/medical",
    summary: "List an application's medical declarations",
    description: "The newest first: its decision is what `medical_verified` answers.",
    who: "user",
    params: ApplicationId,
    response: z.array(MedicalView),
    handle: ({ actor, params }) => medicalOf(actor, params.id),
  }),
  operation({
    id: "applications.medical.record",
    method: "PUT",
    path: "/{id}/medical",
    summary: "Record a medical declaration and the decision on it",
    description: "Earlier declarations stay on record.",
    who: "staff",
    params: ApplicationId,
    body: MedicalInput,
    response: MedicalView,
    errors: { already_decided: 409, edited_meanwhile: 409 },
    handle: ({ actor, params, body }) => recordMedical(actor, params.id, body),
  }),
  operation({
    id: "applications.payment",
    method: "POST",
    path: "/{id}/payment",
    summary: "Take an application's fee",
    description: "The amount is that of the fee schedule on the day of the application.",
    who: "staff",
    params: ApplicationId,
    body: PaymentInput,
    response: TransactionDetail,
    errors: { already_paid: 409, already_decided: 409, no_fee: 409, edited_meanwhile: 409 },
    async handle({ actor, params, body }) {
      const { id } = await recordPayment(actor, params.id, body);
      return transactionDetail(await getTransaction(actor, { id }));
    },
  }),
];
