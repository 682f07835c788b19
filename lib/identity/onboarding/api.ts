import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { DomainError, isStorageFull } from "@/lib/platform/errors";
import { api, type Operation, operation } from "@/lib/platform/http/operation";
import { log } from "@/lib/platform/log";
import { confirmCard } from "./confirm";
import { ConfirmInput } from "./confirm-schema";
import { LOW_CONFIDENCE } from "./fields";
import { checkFiles, UploadForm } from "./forms";
import { FILE_BYTES_MAX } from "./kinds";
import {
  getCard,
  listCards,
  lowConfidenceCards,
  ownCard,
  ownStage,
  PAGE_SIZE,
  pageAddress,
  serveCardFile,
} from "./queries";
import { removeCard } from "./remove";
import { IdCardView, ListQuery, LowConfidenceQuery, PageView, StageView, UploadAnswer } from "./schema";
import { type SentDocuments, submitDocuments } from "./submit";
import type { CardWarning } from "./verification/provider";
import { cardView, warningView } from "./view";

const CardId = z.object({
  id: z
    .string()
    .max(60)
    .meta({ description: "The card's id", examples: ["0198c2a4-6f1e-7c3a-9b2d-4e5f6a7b8c9d"] }),
});

/** Errors of the upload that contract 4 answers 400 for, and what it says of ours. */
export const UPLOAD_ERRORS = { card_exists: 400, verification_failed: 400, unsupported_document: 400 };

const answerOf = async (actor: Actor, id: string): Promise<z.input<typeof UploadAnswer>> => {
  const card = await getCard(actor, id);
  return {
    status: "success",
    data: cardView(card),
    confidence_score: card.confidenceScore,
    decision: card.decision,
    warnings: (card.warnings as unknown as CardWarning[]).map(warningView),
  };
};

/** Takes the documents of a form; what is our own fault is told in the contract's words. */
export async function takeDocuments(actor: Actor, sent: SentDocuments): Promise<z.input<typeof UploadAnswer>> {
  await checkFiles(sent.files);
  try {
    const { card } = await submitDocuments(actor, sent);
    return await answerOf(actor, card.id);
  } catch (error) {
    if (error instanceof DomainError || isStorageFull(error)) throw error;
    log.error({ err: error }, "document verification failed unexpectedly");
    throw new DomainError("failed", "internal", "An unexpected error occurred during document verification");
  }
}

const CONFIRMED = z.object({ status: z.literal("success"), message: z.string() });
export const ConfirmAnswer = CONFIRMED.meta({
  id: "IdCardConfirmed",
  examples: [{ status: "success", message: "ID card confirmed successfully" }],
});

export async function confirm(actor: Actor, id: string, input: ConfirmInput) {
  await confirmCard(actor, id, input);
  return { status: "success" as const, message: "ID card confirmed successfully" };
}

const confirmation = (method: "PUT" | "PATCH", id: string): Operation =>
  operation({
    id,
    method,
    path: "/id-cards/{id}/confirm",
    summary: "Confirm what was read, or put it right",
    description:
      "Your own card. Each supplied field is kept with confidence 1; what differs from the document is looked at by the desk.",
    who: "user",
    params: CardId,
    body: ConfirmInput,
    bodyKinds: ["json", "form", "multipart"],
    response: ConfirmAnswer,
    errors: { card_decided: 400 },
    handle: ({ actor, params, body }) => confirm(actor, params.id, body),
  });

/** Contract 4, section 4.2; its real project has it below /ocr, which is rewritten to here. */
export const ocrApi = api({
  base: "/api/ocr",
  tag: "Onboarding",
  envelope: "drf",
  forbidden: "You do not have permission to perform this action.",
  operations: [
    operation({
      id: "ocr.stage",
      method: "GET",
      path: "/onboarding/stage",
      summary: "Read how far your onboarding is",
      who: "user",
      response: StageView,
      handle: ({ actor }) => ownStage(actor),
    }),
    operation({
      id: "ocr.upload",
      method: "POST",
      path: "/documents/upload",
      summary: "Send your identity document",
      description: "It is read and judged before the answer. A user has one card.",
      who: "user",
      body: UploadForm,
      bodyKinds: ["uploads"],
      fileBytesMax: FILE_BYTES_MAX,
      response: UploadAnswer,
      status: 201,
      errors: UPLOAD_ERRORS,
      replay: answerOf,
      handle: ({ actor, body: { document_type: documentType, ...files } }) =>
        takeDocuments(actor, { documentType, files }),
    }),
    confirmation("PUT", "ocr.confirm"),
    confirmation("PATCH", "ocr.confirmPart"),
    operation({
      id: "ocr.card",
      method: "GET",
      path: "/id-cards/detail",
      summary: "Read your card",
      who: "user",
      response: IdCardView,
      errors: { not_found: 404 },
      handle: async ({ actor }) => cardView(await ownCard(actor)),
    }),
    operation({
      id: "ocr.file",
      method: "GET",
      path: "/id-cards/{id}/files/{file_id}",
      summary: "Look at a picture or the video of a card",
      description:
        "For the desk and the card's owner, or by a signed address that has not expired. Each time is noted.",
      who: "anyone",
      params: CardId.extend({
        file_id: z.uuid().meta({ description: "The file's id", examples: ["0198c2a4-7a10-7c3a-9b2d-4e5f6a7b8c9d"] }),
      }),
      response: { binary: ["image/jpeg", "image/png", "image/gif", "image/webp", "video/mp4", "video/webm"] },
      errors: { bad_signature: 403, link_expired: 403 },
      handle: ({ actor, params, request }) => serveCardFile(actor, params.id, params.file_id, request),
    }),
    operation({
      id: "ocr.list",
      method: "GET",
      path: "/admin/id-cards",
      summary: "List all cards",
      who: "staff",
      query: ListQuery,
      response: PageView,
      errors: { invalid_page: 404 },
      async handle({ actor, query, request }) {
        const { count, rows } = await listCards(actor, query);
        const { page } = query;
        return {
          count,
          next: page * PAGE_SIZE < count ? pageAddress(request, page + 1) : null,
          previous: page > 1 ? pageAddress(request, page - 1) : null,
          results: rows.map((row) => cardView(row)),
        };
      },
    }),
    operation({
      id: "ocr.lowConfidence",
      method: "GET",
      path: "/admin/id-cards/low-confidence",
      summary: "List cards that were read with doubt, the oldest first",
      who: "staff",
      query: LowConfidenceQuery,
      response: z.object({ count: z.int(), threshold: z.number(), results: z.array(IdCardView) }),
      async handle({ actor, query: { threshold = LOW_CONFIDENCE } }) {
        const rows = await lowConfidenceCards(actor, threshold);
        return { count: rows.length, threshold, results: rows.map((row) => cardView(row)) };
      },
    }),
    operation({
      id: "ocr.remove",
      method: "DELETE",
      path: "/admin/id-cards/{id}/delete",
      summary: "Delete a card with its pictures and history",
      description: "The applicant can begin again; the audit trail keeps that it was there.",
      who: "staff",
      params: CardId,
      response: z.null(),
      status: 204,
      async handle({ actor, params }) {
        await removeCard(actor, params.id);
        return new Response(null, { status: 204 });
      },
    }),
  ],
});
