import { z } from "zod";
import { operation } from "@/lib/platform/http/operation";
import { combinedData } from "../combined";
import { refused } from "../intake/check-file";
import { admitDesk } from "../policy";
import {
  allCandidates,
  candidateChoices,
  candidateNames,
  findCandidate,
  listUploads,
  SEARCH_FIELDS,
  searchCandidates,
} from "../queries";
import { CandidateList, CombinedAnswer, candidateId, FileView } from "../schema";
import { candidateView, fileView } from "../view";

const page = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(1000).meta({ description: "Rows at most" }),
  offset: z.coerce.number().int().min(0).max(1_000_000_000).default(0).meta({ description: "Rows to leave out" }),
});
const success = z.literal("success");
/** As of the other candidate routes. */
const open = { who: "anyone" as const, admit: admitDesk };

/** Contract 5's lists of candidates and of what is known of them. */
export const candidateListOperations = [
  operation({
    id: "candidates.all",
    method: "GET",
    path: "/get-all-candidates",
    summary: "List the candidates, newest first",
    ...open,
    query: page,
    response: CandidateList,
    async handle({ actor, query }) {
      const { rows, total } = await allCandidates(actor, query);
      return { status: "success" as const, data: rows.map(candidateView), total };
    },
  }),
  operation({
    id: "candidates.search",
    method: "GET",
    path: "/search-candidates",
    summary: "Search candidates by one field",
    description: "Anywhere in the field, in upper or lower case; 50 at most.",
    ...open,
    query: z.object({
      q: z
        .string()
        .max(255)
        .optional()
        .meta({ description: "What to look for", examples: ["lin"] }),
      field: z
        .string()
        .max(50)
        .optional()
        .meta({ description: SEARCH_FIELDS.join(", ") }),
    }),
    response: CandidateList.extend({ search_term: z.string(), search_field: z.enum(SEARCH_FIELDS) }),
    async handle({ actor, query }) {
      const term = query.q?.trim();
      if (!term) throw refused("search_term_required", "Search term is required");
      const field = SEARCH_FIELDS.find((name) => name === (query.field || "firstName"));
      if (!field) throw refused("unknown_field", `Invalid search field. Allowed: ${SEARCH_FIELDS.join(", ")}`);
      const rows = await searchCandidates(actor, field, term);
      const data = rows.map(candidateView);
      return { status: "success" as const, data, total: data.length, search_term: term, search_field: field };
    },
  }),
  operation({
    id: "candidates.combined",
    method: "GET",
    path: "/get-combined-candidate-data/{candidate_name}",
    summary: "Read everything that is known of a candidate",
    description:
      "The same keys stand in the answer and under `data`. They are read from the rows, so they are never stale.",
    ...open,
    params: z.object({
      candidate_name: z
        .string()
        .max(300)
        .meta({ description: "The candidate's key", examples: ["Mei_Lin_P7654321"] }),
    }),
    response: CombinedAnswer,
    handle: ({ actor, params }) => combinedData(actor, params.candidate_name),
  }),
  operation({
    id: "candidates.names",
    method: "GET",
    path: "/get-unique-candidate-names",
    summary: "List the candidates' keys, sorted",
    ...open,
    response: z.object({ status: success, data: z.array(z.string()), total: z.int() }),
    async handle({ actor }) {
      const data = await candidateNames(actor);
      return { status: "success" as const, data, total: data.length };
    },
  }),
  operation({
    id: "candidates.choices",
    method: "GET",
    path: "/get-candidates-for-dropdown",
    summary: "List the candidates to choose from",
    ...open,
    response: z.object({
      status: success,
      data: z.array(
        z.object({
          id: z.int(),
          candidate_name: z.string(),
          firstName: z.string(),
          lastName: z.string(),
          passport: z.string(),
        }),
      ),
      total: z.int(),
    }),
    async handle({ actor }) {
      const rows = await candidateChoices(actor);
      const data = rows.map(({ id, candidateName, firstName, lastName, passportNo }) => ({
        id,
        candidate_name: candidateName,
        firstName,
        lastName,
        passport: passportNo,
      }));
      return { status: "success" as const, data, total: data.length };
    },
  }),
  operation({
    id: "candidates.images",
    method: "GET",
    path: "/get-candidate-images/{id}",
    summary: "List a candidate's files",
    ...open,
    params: candidateId,
    response: z.object({ status: success, candidate_id: z.int(), data: z.array(FileView), total: z.int() }),
    async handle({ actor, params }) {
      const { files } = await findCandidate(actor, params.id);
      return {
        status: "success" as const,
        candidate_id: params.id,
        data: files.map(fileView),
        total: files.length,
      };
    },
  }),
  operation({
    id: "candidates.uploads",
    method: "GET",
    path: "/candidate-uploads",
    summary: "List the files of all candidates, newest first",
    ...open,
    query: page,
    response: z.object({
      status: success,
      data: z.array(
        FileView.omit({ image_num: true }).extend({
          candidate_id: z.int().nullable(),
          candidate_name: z.string().nullable(),
          session_id: z.string().nullable(),
        }),
      ),
      total: z.int(),
    }),
    async handle({ actor, query }) {
      const { rows, total } = await listUploads(actor, query);
      const data = rows.map((row, index) => {
        const { image_num: _place, ...file } = fileView(row, index);
        const { candidateId, sessionId, candidate } = row;
        return {
          ...file,
          candidate_id: candidateId,
          candidate_name: candidate?.candidateName ?? null,
          session_id: sessionId,
        };
      });
      return { status: "success" as const, data, total };
    },
  }),
];
