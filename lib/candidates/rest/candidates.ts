import { z } from "zod";
import { notFound } from "@/lib/platform/errors";
import { operation } from "@/lib/platform/http/operation";
import { textOf } from "../facts";
import { serveFile } from "../files/serve";
import { refused } from "../intake/check-file";
import { saveCandidate } from "../intake/save";
import { latestReading } from "../intake/sessions";
import { ocrFile } from "../intake/view";
import { admitDesk } from "../policy";
import { currentCandidate, findCandidate, findFile, findNthFile } from "../queries";
import { AnyData, candidateId, OcrFile, rowId, SaveAnswer, SaveBody } from "../schema";
import { deleteCandidate, updateCandidate } from "../service";

const success = z.literal("success");
const binary = { binary: ["image/jpeg", "image/png", "image/gif", "application/pdf"] };
const imageParam = z.object({ image_id: rowId.meta({ description: "The file's id", examples: [90] }) });
/** The one file that clients ask for by name when they have lost the upload's answer. */
const OCR_FILE = "structured_passport_data.json";
/** Contract 5's first versions know six pictures, later ones seven. */
const IMAGES_MAX = 7;
/** Contract 5's clients send no token: a setting decides whether the desk's rights are theirs. */
const open = { who: "anyone" as const, admit: admitDesk };

const saveAnswer = (candidate: { id: number; candidateName: string }, filesCount: number, sessionId: string) => ({
  status: "success" as const,
  message: "Candidate data and images saved atomically",
  candidate_name: candidate.candidateName,
  record_id: candidate.id,
  files_count: filesCount,
  session_id: sessionId,
  filename: candidate.candidateName,
  storage_type: "separate_tables" as const,
});

/** Contract 5's candidate routes that save, change and show one candidate. */
export const candidateOperations = [
  operation({
    id: "candidates.save",
    method: "POST",
    path: "/save-candidate-data",
    summary: "Make a candidate of an intake",
    description:
      "Row, files and mark are saved in one transaction. The same session again answers with the same record; a name or passport that somebody has is 409.",
    ...open,
    body: SaveBody,
    response: SaveAnswer,
    async handle({ actor, body }) {
      const { candidate, filesCount, sessionId } = await saveCandidate(actor, body);
      return saveAnswer(candidate, filesCount, sessionId);
    },
    async replay(actor, id) {
      const candidate = await findCandidate(actor, Number(id));
      return saveAnswer(candidate, candidate.files.length, candidate.session?.id ?? "");
    },
  }),
  operation({
    id: "candidates.ocrFile",
    method: "GET",
    path: "/get-candidate-data/{filename}",
    summary: "Read again what was read last in an intake of yours",
    description: `The one file that there is has the name ${OCR_FILE}.`,
    ...open,
    params: z.object({
      filename: z
        .string()
        .max(300)
        .meta({ description: OCR_FILE, examples: [OCR_FILE] }),
    }),
    response: OcrFile,
    async handle({ actor, params }) {
      const session = params.filename === OCR_FILE ? await latestReading(actor) : null;
      if (!session) throw notFound("File");
      return { status: "success" as const, data: ocrFile(session) };
    },
  }),
  operation({
    id: "candidates.current",
    method: "GET",
    path: "/get-current-candidate-for-certificate",
    summary: "Read the form of the candidate that you work at",
    description: "The one that was set or saved last by you; without one, the candidate that came last.",
    ...open,
    response: z.object({ status: success, data: AnyData, message: z.string(), source: z.literal("database") }),
    async handle({ actor }) {
      const candidate = await currentCandidate(actor);
      if (!candidate) throw notFound("Candidate");
      const data = candidate.data as Record<string, unknown>;
      const missing_fields = ["firstName", "lastName", "passport"].filter((name) => !textOf(data, name));
      if (missing_fields.length > 0) {
        const message = "Candidate data is incomplete";
        return Response.json({ status: "incomplete", error: message, message, missing_fields }, { status: 400 });
      }
      return {
        status: "success" as const,
        data: { ...data, id: candidate.id, candidate_name: candidate.candidateName },
        message: "Current candidate data retrieved",
        source: "database" as const,
      };
    },
  }),
  operation({
    id: "candidates.update",
    method: "POST",
    path: "/update-candidate-data",
    summary: "Change fields of a candidate",
    description: "Fields that are not named stay. The trail keeps what they were.",
    ...open,
    body: AnyData.meta({ override: { examples: [{ id: 41, phone: "+91 22 5550 1001" }] } }),
    response: z.object({ status: success, message: z.string(), candidate_id: z.int() }),
    async handle({ actor, body }) {
      const { id: given, ...fields } = body;
      if (given === undefined || given === null || given === "")
        throw refused("id_required", "Candidate ID is required");
      const id = rowId.safeParse(given);
      if (!id.success) throw notFound("Candidate");
      await updateCandidate(actor, id.data, fields);
      return { status: "success" as const, message: "Candidate data updated", candidate_id: id.data };
    },
  }),
  operation({
    id: "candidates.nthImage",
    method: "GET",
    path: "/image/{id}/{n}",
    summary: "See a candidate's n-th file, by the time at which it came",
    ...open,
    params: candidateId.extend({
      n: z
        .string()
        .max(20)
        .meta({ description: "1 to 6; 7 too for later clients", examples: ["1"] }),
    }),
    response: binary,
    async handle({ actor, params, request }) {
      const n = /^\d{1,3}$/.test(params.n) ? Number(params.n) : 0;
      if (n < 1 || n > IMAGES_MAX) throw refused("image_number", "Invalid image number. Must be 1-6");
      return serveFile(actor, await findNthFile(actor, params.id, n), request, "inline");
    },
  }),
  operation({
    id: "candidates.downloadImage",
    method: "GET",
    path: "/download-image/{image_id}",
    summary: "Download a file of a candidate",
    ...open,
    params: imageParam,
    response: binary,
    handle: async ({ actor, params, request }) =>
      serveFile(actor, await findFile(actor, params.image_id), request, "attachment"),
  }),
  operation({
    id: "candidates.delete",
    method: "DELETE",
    path: "/delete-candidate/{id}",
    summary: "Delete a candidate",
    description: "It can be brought back at the desk for CANDIDATE_RETENTION_DAYS; then its files go with it.",
    ...open,
    params: candidateId,
    response: z.object({ status: success, message: z.string(), candidate_id: z.int() }),
    async handle({ actor, params }) {
      await deleteCandidate(actor, params.id);
      return { status: "success" as const, message: "Candidate deleted", candidate_id: params.id };
    },
  }),
];
