import type { Candidate, Certificate } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, Prisma, type Tx, transaction } from "@/lib/platform/db";
import { conflict, DomainError, invalidField, notFound } from "@/lib/platform/errors";
import { recordMedia, type StoredFile } from "@/lib/platform/storage/media";
import { fromLegalDate } from "@/lib/platform/time";
import { candidateKey } from "../names";
import { mayKeepCandidates } from "../policy";
import { lockCandidate } from "../service";
import { courseCalled } from "./courses";
import { storedImage } from "./images";
import { noteNumber } from "./number";
import type { RateData, SaveInput } from "./rest/inputs";
import { paise } from "./view";

export type Saved = {
  certificate: Certificate;
  candidateName: string;
  hasImages: boolean;
  /** The candidate had chosen it before: nothing was written. */
  duplicate: boolean;
  total: number;
};

/**
 * A candidate chooses a certificate; its images are stored with it. Choosing the same again changes nothing, however
 * many ask at once: the candidate's row is locked meanwhile.
 *
 * @throws DomainError not_found "Candidate '…' not found in database"; invalid for an image or number that is none
 */
export async function saveSelection(actor: Actor, input: SaveInput): Promise<Saved> {
  permit(mayKeepCandidates(actor));
  const key = candidateKey(input.firstName, input.lastName, input.passport);
  const verification = await imageOf("verificationImageData", input.verificationImageData, key);
  const picture = await imageOf("certificateImageData", input.certificateImageData, key);
  try {
    return await transaction(async (tx) => {
      const candidate = await tx.candidate.findFirst({
        where: { candidateName: { equals: key, mode: "insensitive" }, deletedAt: null },
      });
      if (!candidate) throw new DomainError("not_found", "not_found", `Candidate '${key}' not found in database`);
      // Those who choose for the same candidate wait for each other here.
      await lockCandidate(tx, candidate.id);
      const same = {
        candidateId: candidate.id,
        certificateName: input.certificateName,
        state: { in: ["selected" as const, "issued" as const] },
      };
      const before = await tx.certificate.findFirst({ where: same, orderBy: { id: "desc" } });
      const total = await tx.certificate.count();
      const answer = { candidateName: candidate.candidateName };
      if (before) return { ...answer, certificate: before, hasImages: hasImages(before), duplicate: true, total };
      const course = await courseCalled(tx, input.certificateName);
      const store = async (file: StoredFile | null) =>
        file && (await recordMedia(tx, file, { createdBy: actor.userId })).id;
      const images = { verificationImageId: await store(verification), certificateImageId: await store(picture) };
      const certificate = await insertSelection(tx, candidate, {
        courseId: course?.id ?? null,
        certificateName: input.certificateName,
        clientName: input.clientName,
        number: input.certificateNumber,
        startDate: input.startDate,
        endDate: input.endDate,
        createdBy: actor.userId,
        ...images,
      });
      await audit(tx, actor, {
        action: "create",
        resourceType: "certificate",
        resourceId: certificate.id,
        description: `${candidate.candidateName} chose ${input.certificateName}`,
      });
      return { ...answer, certificate, hasImages: hasImages(certificate), duplicate: false, total: total + 1 };
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw conflict("number_taken", `The certificate number ${input.certificateNumber} is given already`);
    throw error;
  }
}

export type NewSelection = {
  courseId: number | null;
  certificateName: string;
  /** Who is billed; null takes the candidate's client or company. */
  clientName: string | null;
  ratePaise?: bigint;
  /** One that somebody else has given; its series goes on behind it. */
  number: string | null;
  /** YYYY-MM-DD. */
  startDate: string | null;
  endDate: string | null;
  verificationImageId?: string | null;
  certificateImageId?: string | null;
  createdBy: number | null;
};

/** The row of a chosen certificate, inside the caller's transaction, which has locked the candidate and writes the trail. */
export async function insertSelection(
  tx: Tx,
  candidate: Pick<Candidate, "id" | "clientName" | "companyName">,
  { startDate, endDate, clientName, ...columns }: NewSelection,
): Promise<Certificate> {
  const certificate = await tx.certificate.create({
    data: {
      ...columns,
      candidateId: candidate.id,
      clientName: clientName ?? candidate.clientName ?? candidate.companyName,
      startDate: startDate ? fromLegalDate(startDate) : null,
      endDate: endDate ? fromLegalDate(endDate) : null,
    },
  });
  if (columns.number) await noteNumber(tx, columns.number);
  return certificate;
}

const imageOf = (field: string, text: string | null, key: string): Promise<StoredFile | null> =>
  text
    ? storedImage(field, text, `${key}-${field === "certificateImageData" ? "certificate" : "verification"}`)
    : Promise.resolve(null);

export const hasImages = (row: Pick<Certificate, "verificationImageId" | "certificateImageId">): boolean =>
  row.verificationImageId !== null || row.certificateImageId !== null;

/** @throws DomainError not_found; conflict `already_issued`, since what is issued is revoked, not deleted */
export function deleteSelection(actor: Actor, id: number): Promise<void> {
  permit(mayKeepCandidates(actor));
  return transaction(async (tx) => {
    const certificate = await findSelection(tx, id);
    const { count } = await tx.certificate.deleteMany({ where: { id, state: "selected" } });
    if (count !== 1) throw alreadyIssued();
    await audit(tx, actor, {
      action: "delete",
      resourceType: "certificate",
      resourceId: id,
      description: `Removed the selection ${certificate.certificateName}`,
    });
  });
}

/** Another certificate for the same selection. @throws DomainError as `deleteSelection` */
export function renameSelection(actor: Actor, id: number, name: string): Promise<void> {
  permit(mayKeepCandidates(actor));
  return transaction(async (tx) => {
    const before = await findSelection(tx, id);
    const course = await courseCalled(tx, name);
    const { count } = await tx.certificate.updateMany({
      where: { id, state: "selected" },
      data: { certificateName: name, courseId: course?.id ?? null },
    });
    if (count !== 1) throw alreadyIssued();
    await audit(tx, actor, {
      action: "update",
      resourceType: "certificate",
      resourceId: id,
      oldValues: { certificate_name: before.certificateName },
      newValues: { certificate_name: name },
    });
  });
}

/**
 * Says which company the certificates are billed to, and where the client gives rates, at what.
 *
 * @returns how many there are of them
 */
export function setCompany(actor: Actor, ids: readonly number[], company: string, rates: RateData): Promise<number> {
  permit(mayKeepCandidates(actor));
  return transaction(async (tx) => {
    const { count } = await tx.certificate.updateMany({
      where: { id: { in: [...ids] } },
      data: { clientName: company },
    });
    for (const [which, rate] of Object.entries(rates)) {
      const one = /^\d{1,9}$/.test(which) ? { id: { in: ids.filter((id) => id === Number(which)) } } : null;
      const where = one ?? { id: { in: [...ids] }, certificateName: which };
      await tx.certificate.updateMany({ where, data: { ratePaise: paise(rate) } });
    }
    await audit(tx, actor, {
      action: "update",
      resourceType: "certificate",
      description: `${count} certificates are of ${company}`,
      newValues: { ids, company, rates },
    });
    return count;
  });
}

/** The contract's word beside a selection: whether a receipt was written for it. @returns how many were changed */
export function setStatus(actor: Actor, ids: readonly number[], status: string): Promise<number> {
  permit(mayKeepCandidates(actor));
  return transaction(async (tx) => {
    const { count } = await tx.certificate.updateMany({ where: { id: { in: [...ids] } }, data: { status } });
    if (count === 0) throw notFound("Certificate");
    await audit(tx, actor, {
      action: "update",
      resourceType: "certificate",
      resourceId: ids.length === 1 ? ids[0] : null,
      description: `${count} certificates are ${status}`,
      newValues: { ids, status },
    });
    return count;
  });
}

/** Which image of a certificate. @throws DomainError not_found */
export async function certificateImage(actor: Actor, id: number, which: "verification" | "certificate") {
  permit(mayKeepCandidates(actor));
  const row = await db().certificate.findUnique({
    where: { id },
    include: { verificationImage: true, certificateImage: true },
  });
  const media = which === "verification" ? row?.verificationImage : row?.certificateImage;
  if (!media || media.deletedAt) throw notFound("Image");
  return media;
}

async function findSelection(tx: Tx, id: number): Promise<Certificate> {
  const certificate = await tx.certificate.findUnique({ where: { id } });
  if (!certificate) throw notFound("Certificate selection");
  return certificate;
}

const alreadyIssued = () => conflict("already_issued", "This certificate was issued: revoke it, or issue it again");

/** @throws DomainError invalid for a list without certificates */
export function assertSome(ids: readonly number[]): void {
  if (ids.length === 0) throw invalidField("certificateIds", "names no certificate");
}
