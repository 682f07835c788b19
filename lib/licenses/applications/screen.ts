import { getPerson } from "@/lib/people/queries";
import { citizenView } from "@/lib/people/view";
import { historyOf } from "@/lib/platform/audit/queries";
import { type Actor, isStaff } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { licensesOfPerson } from "../queries";
import { licenseView } from "../view";
import { documentsOf } from "./documents/service";
import { feeOf } from "./fees";
import { medicalOf } from "./medical/service";
import { paymentOf } from "./payment";
import { getApplication, transactionsOfApplication } from "./queries";
import { openDecisions, UNDECIDED } from "./states";
import { applicationView, transactionView } from "./view";

/** Everything that an application's own page shows, for staff. */
export async function applicationScreen(actor: Actor, id: number) {
  const row = await getApplication(actor, id);
  const subjectId = row.approvedLicenseId ?? row.licenseId;
  const [person, held, documents, medical, payment, transactions, fee, history] = await Promise.all([
    getPerson(actor, row.personId),
    licensesOfPerson(actor, row.personId),
    documentsOf(actor, id),
    medicalOf(actor, id),
    paymentOf(db(), id),
    transactionsOfApplication(actor, id),
    feeOf(row),
    historyOf("application", id, 60),
  ]);
  const licenses = held.map(licenseView);
  const mayEdit = isStaff(actor) && row.isActive;
  return {
    application: applicationView(row),
    waitingSince: row.waitingSince?.toISOString() ?? null,
    applicant: citizenView(person),
    // One that was removed or given to somebody else meanwhile is not this applicant's to show.
    license: licenses.find((license) => license.id === subjectId) ?? null,
    held: licenses,
    documents,
    medical,
    payment: payment && transactionView(payment),
    transactions: transactions.map(transactionView),
    feeCents: Number(fee),
    history,
    may: {
      editPapers: mayEdit && UNDECIDED.includes(row.status),
      decisions: mayEdit ? openDecisions(row.status) : [],
    },
  };
}
export type ApplicationScreen = Awaited<ReturnType<typeof applicationScreen>>;
