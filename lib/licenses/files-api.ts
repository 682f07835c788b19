import { z } from "zod";
import { servePhoto } from "@/lib/people/photo-files";
import { notFound } from "@/lib/platform/errors";
import { api, operation } from "@/lib/platform/http/operation";
import { downloadFile, previewFile } from "./generation/files-service";
import { parseLicenseFilePath } from "./view";

/**
 * Files by the paths that contract 1 gives them (`licenses/license_12_front.png`, `photos/citizen_5_…`). The folder of
 * the seed system was open to everybody; here a path is looked up and its row authorised.
 */
export const filesApi = api({
  base: "/api/v1/files",
  tag: "Files",
  envelope: "detail",
  operations: [
    operation({
      id: "files.serve",
      method: "GET",
      path: "/serve/{folder}/{name}",
      summary: "Read a file by its path",
      description: "Also reached below /static/storage.",
      who: "user",
      params: z.object({
        folder: z
          .string()
          .max(40)
          .meta({ description: "licenses or photos", examples: ["licenses"] }),
        name: z
          .string()
          .max(200)
          .meta({ description: "The file's name, as an answer gives it", examples: ["license_1_front.png"] }),
      }),
      query: z.object({ download: z.string().max(5).optional().meta({ description: "Any value: as an attachment" }) }),
      response: { binary: ["image/png", "image/jpeg", "image/webp", "application/pdf"] },
      async handle({ actor, params, query, request }) {
        const path = `${params.folder}/${params.name}`;
        const file = parseLicenseFilePath(path);
        if (file) return (query.download ? downloadFile : previewFile)(actor, file.licenseId, file.type, request);
        if (params.folder === "photos") return servePhoto(actor, path, request, Boolean(query.download));
        throw notFound("File");
      },
    }),
  ],
});
