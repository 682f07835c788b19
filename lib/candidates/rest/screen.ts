import { z } from "zod";
import { operation } from "@/lib/platform/http/operation";
import { refused, tooLargeFile } from "../intake/check-file";
import { putFile } from "../intake/edit";
import { IntakeView, intakeView } from "../intake/view";
import { FILE_BYTES_MAX, FILE_KINDS } from "../kinds";
import { OneFileForm } from "../schema";

/** What the desk's own screen sends with progress. */
export const screenOperations = [
  operation({
    id: "candidates.putFile",
    method: "POST",
    path: "/sessions/{id}/files/{kind}",
    summary: "Put one file into an intake of yours, and read it",
    description: "An earlier file of the kind goes.",
    who: "staff",
    params: z.object({
      id: z
        .string()
        .max(60)
        .meta({ description: "The intake", examples: ["01939e2c-6f2a-7b0e-8c1d-2f6f6f6f6f6f"] }),
      kind: z.enum(FILE_KINDS).meta({ description: "What the file is", examples: ["photo"] }),
    }),
    body: OneFileForm,
    bodyKinds: ["uploads"],
    fileBytesMax: { file: FILE_BYTES_MAX },
    fileWords: { tooLarge: tooLargeFile, empty: () => "No file selected" },
    response: IntakeView,
    async handle({ actor, params, body }) {
      if (!body.file) throw refused("file_missing", "No file selected");
      return intakeView((await putFile(actor, params.id, params.kind, body.file)).session);
    },
  }),
];
