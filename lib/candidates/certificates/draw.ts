import type { Certificate, Media } from "@/lib/generated/prisma/client";
import { db, transaction } from "@/lib/platform/db";
import { conflict, DomainError, notFound } from "@/lib/platform/errors";
import { issuingState } from "@/lib/platform/issuer/issuing-state";
import { readMedia, recordMedia, removeMedia, storeFile } from "@/lib/platform/storage/media";
import { toLegalDate } from "@/lib/platform/time";
import { type CertificatePage, certificatePage, type Pictures } from "./design/page";
import { certificatePdf } from "./design/pdf";
import { portraitJpeg, signaturePng } from "./design/pictures";
import type { Facts } from "./design/schema";
import { pageSvg } from "./design/svg";
import { Issued } from "./schema";
import { templateFor } from "./templates";
import { verifyAddress } from "./token";

const PDF_BYTES_MAX = 20 * 1024 * 1024;

/** A legal date as a certificate words it: 4 May 2026. */
export const wordedDay = (day: string): string =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );

type Drawn = { page: CertificatePage; number: string; issuedOn: Date };

/** Everything that a page shows, from the record as it was issued. @throws DomainError conflict `not_issued` */
async function pageOf(row: Certificate): Promise<Drawn> {
  const issued = Issued.safeParse(row.issued);
  if (!issued.success || !row.number || !row.token || !row.issueDate)
    throw conflict("not_issued", "This certificate was not issued yet");
  const template = await templateFor(issued.data.template_id);
  const pictures = await picturesOf(row.candidateId);
  const page = certificatePage(template.design, factsOf(row, issued.data), pictures, verifyAddress(row.token));
  return { page, number: row.number, issuedOn: row.issueDate };
}

const worded = (date: Date | null): string => (date ? wordedDay(toLegalDate(date)) : "");

const factsOf = (row: Certificate, issued: Issued): Facts => ({
  candidate_name: issued.candidate_name,
  passport_no: issued.passport_no,
  indos_no: issued.indos_no ?? "",
  date_of_birth: issued.date_of_birth ? wordedDay(issued.date_of_birth) : "",
  nationality: issued.nationality ?? "",
  course: issued.course,
  statement: issued.statement || "has successfully completed the course",
  regulation: issued.regulation ?? "",
  number: row.number ?? "",
  start_date: worded(row.startDate),
  end_date: worded(row.endDate),
  issue_date: worded(row.issueDate),
  expiry_date: row.expiryDate ? worded(row.expiryDate) : "Unlimited",
  authority: issuingState().authority,
});

/** The candidate's newest photo and signature; a file that is gone or cannot be opened leaves its place empty. */
async function picturesOf(candidateId: number): Promise<Pictures> {
  const files = await db().candidateFile.findMany({
    where: { candidateId, kind: { in: ["photo", "signature"] } },
    include: { media: true },
    orderBy: { uploadedAt: "asc" },
  });
  const bytesOf = async (kind: "photo" | "signature") => {
    const file = files.findLast((candidate) => candidate.kind === kind && candidate.media.deletedAt === null);
    return file ? readMedia(file.media).catch(nullIfGone) : null;
  };
  const [photo, signature] = [await bytesOf("photo"), await bytesOf("signature")];
  return { portrait: photo && (await portraitJpeg(photo)), signature: signature && (await signaturePng(signature)) };
}

function nullIfGone(error: unknown): null {
  if (error instanceof DomainError && error.kind === "not_found") return null;
  throw error;
}

/**
 * Draws the PDF of an issued certificate, unless it was drawn before: whoever comes second finds it, and files nothing.
 *
 * @throws DomainError not_found; conflict `not_issued`; unavailable, storage_full
 */
export async function drawCertificate(id: number): Promise<Certificate> {
  const row = await db().certificate.findUnique({ where: { id } });
  if (!row) throw notFound("Certificate");
  if (row.pdfId !== null) return row;
  const { page, number, issuedOn } = await pageOf(row);
  const { authority } = issuingState();
  const source = await certificatePdf(page, {
    title: `Certificate ${number}`,
    author: authority,
    date: issuedOn,
  });
  const stored = await storeFile({
    folder: "certificates",
    source,
    bytesMax: PDF_BYTES_MAX,
    originalName: `certificate-${number}.pdf`,
    accept: ["application/pdf"],
  });
  return transaction(async (tx) => {
    const media = await recordMedia(tx, stored, { createdBy: row.createdBy });
    const { count } = await tx.certificate.updateMany({ where: { id, pdfId: null }, data: { pdfId: media.id } });
    if (count === 0) await removeMedia(tx, media.id);
    return tx.certificate.findUniqueOrThrow({ where: { id } });
  });
}

/** The PDF of an issued certificate, drawn now where that was missed. @throws DomainError as `drawCertificate` */
export async function certificateFile(id: number): Promise<{ media: Media; number: string }> {
  const row = await drawCertificate(id);
  const media = row.pdfId && (await db().media.findFirst({ where: { id: row.pdfId, deletedAt: null } }));
  if (!media) throw notFound("PDF");
  return { media, number: row.number ?? "certificate" };
}

/** The same page as a picture for the screen. @throws DomainError not_found; conflict `not_issued` */
export async function certificateSvg(id: number): Promise<string> {
  const row = await db().certificate.findUnique({ where: { id } });
  if (!row) throw notFound("Certificate");
  return pageSvg((await pageOf(row)).page);
}
