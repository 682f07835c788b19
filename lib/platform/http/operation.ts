import type { z } from "zod";
import type { Actor } from "../auth/actor";
import type { FileWords } from "../storage/multipart-files";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Who may call: anyone, any signed-in user, the desk (admin, clerk), or administrators. Rows are the policy's affair. */
export type Access = "anyone" | "user" | "staff" | "admin";

/**
 * How a body may be sent. `form` is application/x-www-form-urlencoded. `upload` is a multipart form with one large file,
 * which is streamed to the disk: the body's `file` is a ReceivedFile, and is gone when the operation has answered.
 * `uploads` is the same for the several files that `fileBytesMax` names, each under its own name.
 */
export type BodyKind = "json" | "form" | "multipart" | "upload" | "uploads";

/**
 * The shape in which a contract tells of errors (rest-contract, section 0.4). `message` is `detail` with the sentence
 * beside it; `legacy` is contract 5's `error`, `message` and `status`, where what is not valid is a 400. Its upload,
 * candidate and certificate clients read the sentence in `error`: for them it is `legacySentence`.
 */
export type Envelope = "problem" | "detail" | "message" | "drf" | "legacy" | "legacySentence";

export type Call<P, Q, B> = {
  actor: Actor;
  params: P;
  query: Q;
  body: B;
  request: Request;
};

type Output<S> = S extends z.ZodType ? z.output<S> : undefined;
type Answer<R> = R extends z.ZodType ? z.input<R> : never;

/** Where the answer is not JSON: its media types, for the OpenAPI document. The handler returns a Response then. */
export type Binary = { binary: string[] };

export type OperationSpec<
  P extends z.ZodObject | undefined,
  Q extends z.ZodObject | undefined,
  B extends z.ZodType | undefined,
  R extends z.ZodType | Binary,
> = {
  /** Unique over all of Bureau; names metrics, the OpenAPI operation and the role test's row. */
  id: string;
  method: Method;
  /** Below the API's base, with `{name}` for parameters. "" is the base itself. */
  path: string;
  /** The path's last parameter takes the rest of the path, with its slashes. */
  tail?: boolean;
  summary: string;
  description?: string;
  who: Access;
  /** Where a setting decides whom `anyone` lets in: asked before a body is read. Credentials that do not hold are refused. */
  admit?: (actor: Actor) => void;
  params?: P;
  query?: Q;
  body?: B;
  bodyKinds?: BodyKind[];
  /** Of an `upload` it limits the file. A function where a setting decides. */
  maxBodyBytes?: number | (() => number);
  /** The files that a form of `uploads` takes, by their fields, with the most bytes of each. */
  fileBytesMax?: Record<string, number>;
  /** How such a file is refused, where the contract has words of its own. */
  fileWords?: FileWords;
  /** What a larger body is told, where the contract has words of its own. */
  tooLarge?: string;
  response: R;
  /** Status of success; 200 unless said. */
  status?: number;
  /** It may also answer 202 with the same shape: the work has begun, and `Location` names its job. */
  mayAccept?: boolean;
  /** Error codes with the status that this contract gives them, where it is not the one of their kind. */
  errors?: Record<string, number>;
  /** The answer holds a secret and must not be kept: Idempotency-Key is ignored. */
  keepsNoAnswer?: boolean;
  /** After a crash between effect and answer: the answer, made again from what the request had made. */
  replay?: (actor: Actor, resourceId: string) => Promise<Answer<R>>;
  handle(call: Call<Output<P>, Output<Q>, Output<B>>): Promise<Answer<R> | Response>;
};

/** An operation with its types forgotten: what mounting, documenting and testing need. */
export type Operation = Omit<
  OperationSpec<z.ZodObject, z.ZodObject, z.ZodType, z.ZodType | Binary>,
  "handle" | "replay" | "params" | "query" | "body"
> & {
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  replay?: (actor: Actor, resourceId: string) => Promise<unknown>;
  handle(call: Call<unknown, unknown, unknown>): Promise<unknown>;
};

/** Declares one REST operation. Everything else about it (route, validation, errors, document, test) follows from this. */
export function operation<
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  R extends z.ZodType | Binary = Binary,
>(spec: OperationSpec<P, Q, B, R>): Operation {
  return spec as unknown as Operation;
}

export type Api = {
  /** Path of the route file that mounts it, without a trailing slash. */
  base: string;
  tag: string;
  envelope: Envelope;
  /** What a caller without the role is told, where the contract has words of its own. */
  forbidden?: string;
  operations: Operation[];
};

export const api = (spec: Api): Api => spec;

export const isBinary = (response: z.ZodType | Binary): response is Binary => "binary" in response;
