import { z } from "zod";
import { api, operation } from "@/lib/platform/http/operation";
import { privacyOperations } from "../privacy/api";
import { AccountInput, ConsentInput, giveConsent, openAccount } from "./accounts";
import { ConfirmAnswer, confirm, takeDocuments, UPLOAD_ERRORS } from "./api";
import { ConfirmInput } from "./confirm-schema";
import { CONSENT_VERSION } from "./consent";
import { clearDraft, putSide, requestReading, SIDES } from "./draft";
import { CardOcrForm, SelfieForm, SideForm } from "./forms";
import { type JourneyView as Journey, JourneyView, journeyOf } from "./journey";
import { DOCUMENT_TYPES, FILE_BYTES_MAX } from "./kinds";
import { sendSelfie } from "./liveness";
import { ownStage } from "./queries";
import { IdCardView, StageView } from "./schema";

const CARD_ID = "0198c2a4-6f1e-7c3a-9b2d-4e5f6a7b8c9d";

/** The applicant's own screens, and the paths of the old client of contract 4. */
export const onboardingApi = api({
  base: "/api/onboarding",
  tag: "Onboarding",
  envelope: "drf",
  forbidden: "You do not have permission to perform this action.",
  operations: [
    operation({
      id: "onboarding.account",
      method: "POST",
      path: "/accounts",
      summary: "Open an applicant's account",
      description: "With the consent to the check. So many an hour and address.",
      who: "anyone",
      body: AccountInput,
      response: z
        .object({ id: z.int(), username: z.string() })
        .meta({ examples: [{ id: 7, username: "ada@example.org" }] }),
      status: 201,
      errors: { onboarding_closed: 403 },
      async handle({ body }) {
        const { id, username } = await openAccount(body);
        return { id, username };
      },
    }),
    operation({
      id: "onboarding.journey",
      method: "GET",
      path: "/journey",
      summary: "Read where you are, on any device",
      who: "user",
      response: JourneyView,
      handle: ({ actor }): Promise<Journey> => journeyOf(actor),
    }),
    operation({
      id: "onboarding.consent",
      method: "POST",
      path: "/consent",
      summary: "Agree to the check of your identity",
      who: "user",
      body: ConsentInput,
      response: z.object({ version: z.string() }).meta({ examples: [{ version: CONSENT_VERSION }] }),
      async handle({ actor, body }) {
        await giveConsent(actor, body);
        return { version: body.version };
      },
    }),
    operation({
      id: "onboarding.side",
      method: "POST",
      path: "/draft/{side}",
      summary: "Send a picture of one side of your document",
      description: "It waits, encrypted, until you have it read. A new one replaces it.",
      who: "user",
      params: z.object({ side: z.enum(SIDES).meta({ description: "Which side", examples: ["front"] }) }),
      body: SideForm,
      bodyKinds: ["uploads"],
      fileBytesMax: { file: FILE_BYTES_MAX.image_front },
      response: z.object({ side: z.enum(SIDES) }).meta({ examples: [{ side: "front" }] }),
      status: 201,
      errors: { consent_missing: 403, card_exists: 400, reading: 409 },
      // A second try sends the same picture again.
      keepsNoAnswer: true,
      async handle({ actor, params, body }) {
        await putSide(actor, params.side, body.file);
        return { side: params.side };
      },
    }),
    operation({
      id: "onboarding.clear",
      method: "DELETE",
      path: "/draft",
      summary: "Take the pictures away again",
      who: "user",
      response: z.null(),
      status: 204,
      errors: { reading: 409 },
      async handle({ actor }) {
        await clearDraft(actor);
        return new Response(null, { status: 204 });
      },
    }),
    operation({
      id: "onboarding.read",
      method: "POST",
      path: "/draft/read",
      summary: "Have the pictures read",
      description: "As a job; follow it at /api/jobs/{id} or by the journey.",
      who: "user",
      body: z
        .object({ document_type: z.enum(DOCUMENT_TYPES) })
        .meta({ override: { examples: [{ document_type: "passport" }] } }),
      response: z.object({ job_id: z.uuid() }).meta({ examples: [{ job_id: CARD_ID }] }),
      status: 202,
      errors: { consent_missing: 403, card_exists: 400 },
      handle: async ({ actor, body }) => ({ job_id: (await requestReading(actor, body.document_type)).id }),
    }),
    operation({
      id: "onboarding.selfie",
      method: "POST",
      path: "/selfie",
      summary: "Send your selfie, and a short video if you like",
      description: "After you have confirmed what was read.",
      who: "user",
      body: SelfieForm,
      bodyKinds: ["uploads"],
      fileBytesMax: { selfie: FILE_BYTES_MAX.selfie, selfie_video: FILE_BYTES_MAX.selfie_video },
      response: StageView,
      errors: { not_confirmed: 400, card_decided: 400, not_found: 404 },
      replay: (actor) => ownStage(actor),
      async handle({ actor, body }) {
        await sendSelfie(actor, body);
        return ownStage(actor);
      },
    }),
    operation({
      id: "onboarding.cardOcr",
      method: "POST",
      path: "/card-ocr",
      summary: "Send your identity document, as the old client does",
      description: "As documents/upload; the document's type is what is detected. Answers the card.",
      who: "user",
      body: CardOcrForm,
      bodyKinds: ["uploads"],
      fileBytesMax: FILE_BYTES_MAX,
      response: IdCardView,
      errors: UPLOAD_ERRORS,
      keepsNoAnswer: true,
      handle: async ({ actor, body }) => (await takeDocuments(actor, { documentType: null, files: body })).data,
    }),
    operation({
      id: "onboarding.stage",
      method: "GET",
      path: "/stage",
      summary: "Read how far your onboarding is",
      who: "user",
      response: StageView,
      handle: ({ actor }) => ownStage(actor),
    }),
    operation({
      id: "onboarding.confirmId",
      method: "PUT",
      path: "/confirm-id",
      summary: "Confirm your card, as the old client does",
      who: "user",
      query: z.object({
        id: z
          .string()
          .max(60)
          .meta({ description: "Your card's id", examples: [CARD_ID] }),
      }),
      body: ConfirmInput,
      bodyKinds: ["json", "form", "multipart"],
      response: ConfirmAnswer,
      errors: { card_decided: 400, not_found: 404 },
      handle: ({ actor, query, body }) => confirm(actor, query.id, body),
    }),
    ...privacyOperations,
  ],
});
