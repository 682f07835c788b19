import { readFile } from "node:fs/promises";
import { z } from "zod";
import { readDocument } from "@/lib/identity/readers";
import { DomainError } from "@/lib/platform/errors";
import { operation } from "@/lib/platform/http/operation";
import { settings } from "@/lib/platform/settings";
import { serveFile } from "../files/serve";
import { placeholder } from "../intake/blocks";
import { checkIntakeFile, noFileSelected, refused, tooLargeFile } from "../intake/check-file";
import { putFile } from "../intake/edit";
import { cleansText, extractFields } from "../intake/language-model";
import { cleanupSessions, findSession } from "../intake/sessions";
import { uploadImages } from "../intake/upload";
import { uploadAnswer } from "../intake/view";
import { BLOCK_NAMES, FILE_BYTES_MAX, FORM_FILES, REQUIRED_FILES } from "../kinds";
import { admitDesk } from "../policy";
import { findFile } from "../queries";
import { AnyData, rowId, ScreenshotForm, TestOcrForm, UploadAnswer, UploadForm } from "../schema";

const TEXT_MAX = 50_000;
const PREVIEW_LENGTH = 200;

/** Contract 5's upload routes; they stand at the root there. `/upload` is the certificates'. */
export const intakeOperations = [
  operation({
    id: "candidates.uploadImages",
    method: "POST",
    path: "/upload-images",
    summary: "Begin an intake with a candidate's pictures, and read them",
    description:
      "Also at /upload-images and /api/upload-images. What is in the files is looked at, whatever they are called. On any failure nothing stays.",
    who: "anyone",
    admit: admitDesk,
    body: UploadForm,
    bodyKinds: ["uploads"],
    fileBytesMax: Object.fromEntries(FORM_FILES.map((name) => [name, FILE_BYTES_MAX])),
    fileWords: {
      tooLarge: tooLargeFile,
      empty: (field) => (REQUIRED_FILES.some((name) => name === field) ? noFileSelected(field) : undefined),
    },
    response: UploadAnswer,
    handle: async ({ actor, body }) => uploadAnswer(await uploadImages(actor, body)),
    replay: async (actor, id) => uploadAnswer(await findSession(actor, id)),
  }),
  operation({
    id: "candidates.uploadPaymentScreenshot",
    method: "POST",
    path: "/upload-payment-screenshot",
    summary: "Add a picture of the payment to an intake",
    description: "Also at the root. `filename` is what a paid form sends as `paymentProof`.",
    who: "anyone",
    admit: admitDesk,
    body: ScreenshotForm,
    bodyKinds: ["uploads"],
    fileBytesMax: { paymentScreenshot: FILE_BYTES_MAX },
    fileWords: { tooLarge: tooLargeFile, empty: () => "No file selected" },
    response: z.object({
      status: z.literal("success"),
      message: z.string(),
      filename: z.string(),
      session_id: z.string(),
    }),
    async handle({ actor, body }) {
      if (!body.paymentScreenshot) throw refused("file_missing", "No payment screenshot provided");
      if (!body.sessionId) throw refused("session_required", "Session ID required");
      await checkIntakeFile("payment_screenshot", body.paymentScreenshot).catch((error: unknown) => {
        const wrong = error instanceof DomainError && ["file_type", "image_type"].includes(error.code);
        throw wrong ? refused("image_type", "Invalid file type. Only images allowed") : error;
      });
      const { fileName } = await putFile(actor, body.sessionId, "payment_screenshot", body.paymentScreenshot, {
        sentence: "Invalid session ID or session expired",
      });
      return {
        status: "success" as const,
        message: "Payment screenshot uploaded",
        filename: fileName,
        session_id: body.sessionId,
      };
    },
  }),
  operation({
    id: "candidates.testOcr",
    method: "POST",
    path: "/test-ocr",
    summary: "Read a picture and answer its text",
    description: "Also at the root. Nothing is kept. 503 where the office does not read documents.",
    who: "anyone",
    admit: admitDesk,
    body: TestOcrForm,
    bodyKinds: ["uploads"],
    fileBytesMax: { image: FILE_BYTES_MAX },
    fileWords: { tooLarge: tooLargeFile, empty: () => "No file selected" },
    response: z.object({ status: z.string(), extracted_text: z.string() }),
    async handle({ body }) {
      if (!settings().readsCandidates) {
        const message = "OCR is disabled. Set ENABLE_OCR to enable it.";
        return Response.json({ status: "disabled", message, error: message }, { status: 503 });
      }
      if (!body.image) throw refused("file_missing", "No image provided");
      await checkIntakeFile("passport_front_img", body.image);
      const { text } = await readDocument(await readFile(body.image.staged.path));
      return { status: "success", extracted_text: text };
    },
  }),
  operation({
    id: "candidates.testLanguageModel",
    method: "POST",
    path: "/test-chatgpt-ocr",
    summary: "Have the language model find a document's fields in a text",
    description: "Also at the root. Where the language model is off, the fields are empty and nothing is sent.",
    who: "anyone",
    admit: admitDesk,
    body: AnyData.meta({
      override: { examples: [{ text: "Surname LIN Given Name(s) MEI", type: "passport_front" }] },
    }),
    response: z.object({
      status: z.literal("success"),
      document_type: z.enum(BLOCK_NAMES),
      extracted_data: AnyData,
      raw_text_preview: z.string(),
      chatgpt_enabled: z.boolean(),
      api_key_configured: z.boolean(),
    }),
    async handle({ body }) {
      if (typeof body.text !== "string" || !body.text.trim()) throw refused("text_required", "Text is required");
      if (body.text.length > TEXT_MAX) throw refused("text_too_long", `Text may have at most ${TEXT_MAX} characters`);
      const name = BLOCK_NAMES.find((one) => one === body.type);
      if (!name) throw refused("unknown_type", `Invalid type. Allowed: ${BLOCK_NAMES.join(", ")}`);
      const enabled = cleansText();
      return {
        status: "success" as const,
        document_type: name,
        extracted_data: enabled ? await extractFields(name, body.text) : placeholder(name),
        raw_text_preview: body.text.slice(0, PREVIEW_LENGTH),
        chatgpt_enabled: enabled,
        api_key_configured: settings().OPENAI_API_KEY !== undefined,
      };
    },
  }),
  operation({
    id: "candidates.image",
    method: "GET",
    path: "/image/{image_id}",
    summary: "See a file of a candidate by its own id",
    description: "Also at /image/{image_id}.",
    who: "anyone",
    admit: admitDesk,
    params: z.object({ image_id: rowId.meta({ description: "The file's id", examples: [90] }) }),
    response: { binary: ["image/jpeg", "image/png", "application/pdf"] },
    handle: async ({ actor, params, request }) =>
      serveFile(actor, await findFile(actor, params.image_id), request, "inline"),
  }),
  operation({
    id: "candidates.cleanupSessions",
    method: "POST",
    path: "/cleanup-expired-sessions",
    summary: "Remove intakes that were given up",
    description: "Also at the root. Those of so many hours without a touch; a job does the same every hour.",
    who: "anyone",
    admit: admitDesk,
    body: z
      .object({ hours_old: z.coerce.number().int().min(1).max(87_600).default(24) })
      .meta({ override: { examples: [{ hours_old: 24 }] } }),
    response: z.object({
      status: z.literal("success"),
      message: z.string(),
      cleaned_folders: z.array(z.string()),
      errors: z.array(z.string()),
    }),
    async handle({ actor, body }) {
      const cleaned = await cleanupSessions(actor, body.hours_old);
      const message = `Cleaned up ${cleaned.length} expired sessions`;
      return { status: "success" as const, message, cleaned_folders: cleaned, errors: [] };
    },
  }),
];
