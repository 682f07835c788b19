import { recordPayment } from "@/lib/licenses/applications/payment";
import { requestDocuments } from "@/lib/licenses/applications/review";
import { submitApplication, updateApplication } from "@/lib/licenses/applications/service";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";

const APPLICATIONS = 9;
const DAY_MS = 86_400_000;

/** A review queue to look at: applications of different ages, and at different points of their way. */
export async function seedApplications(actor: Actor, now: Date): Promise<void> {
  const people = await db().person.findMany({
    orderBy: { id: "desc" },
    take: APPLICATIONS,
    include: { licenses: { where: { status: "active" } } },
  });
  for (const [index, person] of people.entries()) {
    const [license] = person.licenses;
    const asked = license
      ? { application_type: "renewal" as const, license_id: license.id, applied_category: license.category }
      : { applied_category: index % 2 === 0 ? "B" : "A1" };
    const at = new Date(now.getTime() - index * 2.2 * DAY_MS);
    const { id } = await submitApplication(actor, { citizen_id: person.id, ...asked }, [], at);
    if (index % 3 === 0) await recordPayment(actor, id, { payment_method: "card" }, at);
    if (index % 4 === 1) await updateApplication(actor, id, { status: "under_review", documents_verified: true });
    if (index % 4 === 2) await requestDocuments(actor, id, ["Proof of address"], null, at);
  }
}
