import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { STATUS_OF_KIND, statusOf } from "./envelopes";
import { type Api, type Envelope, isBinary, type Operation } from "./operation";

const NamedField = z.object({ name: z.string(), reason: z.string() });

const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    message: z.string(),
    request_id: z.string(),
    errors: z.array(NamedField).optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457 problem details" });

const Detail = z
  .object({
    detail: z.union([
      z.string(),
      z.array(z.object({ loc: z.array(z.union([z.string(), z.int()])), msg: z.string(), type: z.string() })),
    ]),
    code: z.string().optional(),
    request_id: z.string().optional(),
    errors: z.array(NamedField).optional(),
  })
  .meta({ id: "Detail", description: "A sentence, or for a 422 the places that were wrong" });

const DetailAndMessage = Detail.extend({ message: z.string() }).meta({
  id: "DetailAndMessage",
  description: "The same, with one sentence for a person beside it",
});

const DrfError = z
  .object({
    error: z.string().optional(),
    detail: z.string().optional(),
    errorCode: z.string(),
    errorMsg: z.string(),
  })
  .catchall(z.union([z.string(), z.array(z.string())]))
  .meta({
    id: "DrfError",
    description: "Each wrong field with its reasons; else `error`, or `detail` for credentials and missing rows",
  });

const Legacy = z
  .object({
    error: z.string(),
    message: z.string(),
    status: z.string(),
    code: z.string().optional(),
    request_id: z.string().optional(),
    errors: z.array(NamedField).optional(),
  })
  .meta({
    id: "LegacyError",
    description:
      "A title or the sentence again, a sentence, and one of validation_error, invalid_type, not_found, error",
  });

const ERROR_BODY: Record<Envelope, { type: string; schema: z.ZodType }> = {
  problem: { type: "application/problem+json", schema: Problem },
  detail: { type: "application/json", schema: Detail },
  message: { type: "application/json", schema: DetailAndMessage },
  drf: { type: "application/json", schema: DrfError },
  legacy: { type: "application/json", schema: Legacy },
  legacySentence: { type: "application/json", schema: Legacy },
};

const BODY_TYPE = {
  json: "application/json",
  form: "application/x-www-form-urlencoded",
  multipart: "multipart/form-data",
  upload: "multipart/form-data",
  uploads: "multipart/form-data",
} as const;

const ACCESS_NOTE = {
  anyone: "Open to anyone.",
  user: "Any signed-in user.",
  staff: "Clerks and administrators.",
  admin: "Administrators only.",
} as const;

/** The OpenAPI 3.1 document of all the APIs given: the same declarations that the routes are made of. */
export function openApiDocument(apis: Api[], publicUrl: string): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const api of apis) {
    for (const operation of api.operations) {
      const path = api.base + operation.path;
      paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(api, operation) };
    }
  }
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Bureau",
      version: "1.0.0",
      description:
        "Licenses, people and the office's own administration. Sign in at /api/v1/auth/login for a bearer token, or make an API key at the desk.",
    },
    servers: [{ url: publicUrl }],
    tags: apis
      .map(({ tag }) => ({ name: tag }))
      .filter(({ name }, index, all) => all.findIndex((tag) => tag.name === name) === index),
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "A JWT from /api/v1/auth/login, or an API key" },
        apiKey: { type: "apiKey", in: "header", name: "X-API-Key" },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "next-auth.session-token",
          description: "The desk's own session",
        },
      },
    },
    paths,
  });
}

function describe(api: Api, operation: Operation): ZodOpenApiOperationObject {
  const kinds = operation.bodyKinds ?? ["json"];
  return {
    operationId: operation.id,
    tags: [api.tag],
    summary: operation.summary,
    description: [operation.description, ACCESS_NOTE[operation.who]].filter(Boolean).join("\n\n"),
    security: operation.who === "anyone" ? [] : [{ bearer: [] }, { apiKey: [] }, { session: [] }],
    requestParams: {
      ...(operation.params ? { path: operation.params } : {}),
      ...(operation.query ? { query: operation.query } : {}),
      ...(operation.method === "POST" && operation.who !== "anyone" && !operation.keepsNoAnswer
        ? {
            header: z.object({
              "Idempotency-Key": z
                .string()
                .max(200)
                .optional()
                .meta({ description: "The same key carries the request out once, and repeats its answer for a day." }),
            }),
          }
        : {}),
    },
    ...(operation.body
      ? {
          requestBody: {
            content: Object.fromEntries(
              kinds.map((kind) => [BODY_TYPE[kind], { schema: operation.body as z.ZodType }]),
            ),
          },
        }
      : {}),
    responses: {
      [String(operation.status ?? 200)]: {
        description: "Success",
        content: isBinary(operation.response)
          ? Object.fromEntries(
              operation.response.binary.map((type) => [type, { schema: { type: "string", format: "binary" } }]),
            )
          : { "application/json": { schema: operation.response } },
      },
      ...(operation.mayAccept && !isBinary(operation.response)
        ? {
            "202": {
              description: "Accepted: the work goes on, and `Location` names the job to follow",
              content: { "application/json": { schema: operation.response } },
            },
          }
        : {}),
      ...errors(api.envelope, operation),
    },
  } as ZodOpenApiOperationObject;
}

function errors(envelope: Envelope, operation: Operation): Record<string, object> {
  const codes = new Map<number, string[]>();
  const note = (status: number, what: string) => codes.set(status, [...(codes.get(status) ?? []), what]);
  if (operation.who !== "anyone") note(STATUS_OF_KIND.unauthenticated, "no credentials, or ones that do not hold");
  if (operation.who === "staff" || operation.who === "admin")
    note(STATUS_OF_KIND.forbidden, "the role does not allow it");
  if (operation.params) note(STATUS_OF_KIND.not_found, "no such row, or not yours to see");
  if (operation.params || operation.query || operation.body)
    note(statusOf("invalid", envelope), "input that is not valid");
  for (const [code, status] of Object.entries(operation.errors ?? {})) note(status, `\`${code}\``);
  note(STATUS_OF_KIND.rate_limited, "too many requests");
  const { type, schema } = ERROR_BODY[envelope];
  return Object.fromEntries(
    [...codes].map(([status, reasons]) => [
      String(status),
      { description: reasons.join("; "), content: { [type]: { schema } } },
    ]),
  );
}
