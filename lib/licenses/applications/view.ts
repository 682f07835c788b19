import type { LicenseApplication, Person, Prisma } from "@/lib/generated/prisma/client";
import { holderName } from "../view";
import type { ApplicationView, TransactionDetail, TransactionView } from "./schema";

export type ApplicationRow = LicenseApplication & { person: Person };

export const applicationView = (row: ApplicationRow): ApplicationView => ({
  id: row.id,
  citizen_id: row.personId,
  citizen_name: holderName(row.person),
  application_type: row.type,
  license_id: row.licenseId,
  applied_category: row.appliedCategory,
  status: row.status,
  application_date: row.applicationDate.toISOString(),
  last_updated: row.lastUpdated.toISOString(),
  reviewed_by: row.reviewedBy,
  review_date: row.reviewDate?.toISOString() ?? null,
  review_notes: row.reviewNotes,
  requested_documents: row.requestedDocuments,
  documents_verified: row.documentsVerified,
  medical_verified: row.medicalVerified,
  payment_verified: row.paymentVerified,
  approved_license_id: row.approvedLicenseId,
  is_active: row.isActive,
  version: row.version,
});

export const withParties = { user: true, person: true, license: true } as const;
export type TransactionRow = Prisma.TransactionGetPayload<{ include: typeof withParties }>;

export const transactionView = (row: Omit<TransactionRow, keyof typeof withParties>): TransactionView => ({
  id: row.id,
  transaction_type: row.type,
  transaction_ref: row.ref,
  status: row.status,
  user_id: row.userId,
  citizen_id: row.personId,
  license_id: row.licenseId,
  application_id: row.applicationId,
  initiated_at: row.initiatedAt.toISOString(),
  completed_at: row.completedAt?.toISOString() ?? null,
  amount: row.amountCents === null ? null : Number(row.amountCents),
  currency: row.currency,
  notes: row.notes,
  transaction_metadata: row.metadata as Record<string, unknown> | null,
});

export const transactionDetail = (row: TransactionRow): TransactionDetail => ({
  ...transactionView(row),
  user: row.user && { id: row.user.id, username: row.user.username, full_name: row.user.fullName },
  citizen: row.person && {
    id: row.person.id,
    id_number: row.person.idNumber,
    first_name: row.person.firstName,
    last_name: row.person.lastName,
  },
  license: row.license && {
    id: row.license.id,
    license_number: row.license.licenseNumber,
    category: row.license.category,
    status: row.license.status,
  },
});
