import type { License, Person } from "@/lib/generated/prisma/client";
import { toLegalDate } from "@/lib/platform/time";
import type { FileType, LicenseView } from "./schema";

export type LicenseRow = License & { person: Person };

export const holderName = (person: Pick<Person, "firstName" | "lastName">): string =>
  `${person.firstName} ${person.lastName}`;

export const licenseView = (license: LicenseRow): LicenseView => ({
  id: license.id,
  license_number: license.licenseNumber,
  citizen_id: license.personId,
  citizen_name: holderName(license.person),
  category: license.category,
  license_class: license.category,
  issue_date: toLegalDate(license.issueDate),
  expiry_date: toLegalDate(license.expiryDate),
  first_issue_date: license.firstIssueDate && toLegalDate(license.firstIssueDate),
  status: license.status,
  status_reason: license.statusReason,
  status_changed_at: license.statusChangedAt?.toISOString() ?? null,
  restrictions: license.restrictions,
  medical_conditions: license.medicalConditions,
  file_url: license.fileUrl,
  barcode_data: license.barcodeData,
  is_active: license.isActive,
  version: license.version,
  last_generated: license.lastGenerated?.toISOString() ?? null,
  generation_version: license.generationVersion,
  created_at: license.createdAt.toISOString(),
  updated_at: license.updatedAt.toISOString(),
});

/** The holder, as the detail answer nests them. */
export const holderView = (person: Person) => ({
  id: person.id,
  id_number: person.idNumber,
  first_name: person.firstName,
  last_name: person.lastName,
  date_of_birth: toLegalDate(person.dateOfBirth),
});

const FILE_NAME: Record<FileType, string> = {
  front_image: "front.png",
  back_image: "back.png",
  front_pdf: "front.pdf",
  back_pdf: "back.pdf",
  combined_pdf: "combined.pdf",
};

/** The path by which contract 1 knows a card's file; where its bytes lie is the storage's affair. */
export const licenseFilePath = (licenseId: number, type: FileType): string =>
  `licenses/license_${licenseId}_${FILE_NAME[type]}`;

/** The other way round: which file of which license a path names. */
export function parseLicenseFilePath(path: string): { licenseId: number; type: FileType } | null {
  const match = /^licenses\/license_(\d{1,9})_(.+)$/.exec(path);
  const type = (Object.keys(FILE_NAME) as FileType[]).find((key) => FILE_NAME[key] === match?.[2]);
  return match && type ? { licenseId: Number(match[1]), type } : null;
}

/** Below this address the paths are served, to those who may see them. */
export const fileUrl = (path: string): string => `/static/storage/${path}`;

export const contentTypeOf = (type: FileType): string => (type.endsWith("_image") ? "image/png" : "application/pdf");
export const downloadName = (licenseNumber: string, type: FileType): string =>
  `license_${licenseNumber}_${type}.${type.endsWith("_image") ? "png" : "pdf"}`;
