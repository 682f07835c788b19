import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import { type Actor, anonymousActor } from "../auth/actor";
import { actorOf } from "../auth/request";
import { takeRequest } from "../auth/throttle";
import { clientAddress, type RequestContext, withRequestContext } from "../context";
import { DomainError } from "../errors";
import { newId } from "../ids";
import { log } from "../log";
import { metrics } from "../metrics";
import { settings } from "../settings";
import { errorResponse } from "./envelopes";
import { claimKey, settleKey } from "./idempotency";
import { bodyOf, checked, queryOf } from "./input";
import { type Api, isBinary, type Operation } from "./operation";

/** What Next hands to a catch-all route: the segments below its base. */
type RouteContext = { params: Promise<{ path?: string[] } | undefined> };
type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;
type Bindings = { path: string };
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
type Mounted = Record<(typeof METHODS)[number], RouteHandler>;

/**
 * Makes the route handlers of a base path: `export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(usersApi)`.
 * Where two domains answer below one base, each brings its operations: `mount(citizensApi, citizenLicensesApi)`.
 */
export function mount(first: Api, ...others: Api[]): Mounted {
  const definition: Api = { ...first, operations: [first, ...others].flatMap(({ operations }) => operations) };
  // A rewritten request (/health) still carries the address that the client asked for; Next's segments tell where it went.
  const app = new Hono<{ Bindings: Bindings }>({
    getPath: (request, options) => options?.env?.path ?? new URL(request.url).pathname,
  });
  // A browser's preflight is CORS's affair; any other OPTIONS asks what can be done here (RFC 9110, 9.3.7).
  app.options("*", (context, next) =>
    context.req.header("access-control-request-method") ? next() : optionsOf(definition, context),
  );
  app.use(
    "*",
    cors({
      origin: allowedOrigin,
      credentials: true,
      exposeHeaders: ["x-request-id", "content-disposition", "idempotent-replayed"],
      maxAge: 600,
    }),
  );
  for (const operation of staticFirst(definition.operations)) {
    app.on(operation.method, honoPath(definition.base + operation.path, operation.tail), (context) =>
      serve(definition, operation, context),
    );
  }
  app.notFound((context) => unknownRoute(definition, context));
  const handler: RouteHandler = async (request, { params }) => {
    const segments = (await params)?.path ?? [];
    return app.fetch(request, { path: [definition.base, ...segments.map(encodeURIComponent)].join("/") });
  };
  return Object.fromEntries(METHODS.map((method) => [method, handler])) as Mounted;
}

const honoPath = (path: string, tail = false): string => path.replaceAll(/\{(\w+)\}/g, ":$1") + (tail ? "{.+}" : "");

/** `/specifications` before `/{id}`: a fixed segment wins over a parameter, wherever it is declared. */
export const staticFirst = (operations: Operation[]): Operation[] =>
  [...operations].sort((a, b) => rank(a.path).localeCompare(rank(b.path)));
const rank = (path: string): string =>
  path
    .split("/")
    .map((segment) => (segment.startsWith("{") ? "1" : "0"))
    .join("");

function allowedOrigin(origin: string): string | null {
  const allowed = settings()
    .CORS_ORIGINS.split(",")
    .map((entry) => entry.trim());
  return allowed.includes("*") || allowed.includes(origin) ? origin : null;
}

function contextOf(request: Request): RequestContext {
  const given = request.headers.get("x-request-id");
  return {
    requestId: given && /^[\w.-]{8,100}$/.test(given) ? given : newId(),
    ip: clientAddress(request.headers, settings().TRUSTED_PROXIES),
    userAgent: request.headers.get("user-agent"),
  };
}

async function serve(definition: Api, operation: Operation, hono: Context): Promise<Response> {
  const request = hono.req.raw;
  const context = contextOf(request);
  return withRequestContext(context, async () => {
    const started = performance.now();
    const response = await answer(definition, operation, hono, context).catch((error: unknown) =>
      errorResponse(error, definition.envelope, context.requestId, operation.errors),
    );
    const seconds = (performance.now() - started) / 1000;
    metrics().httpDuration.observe(
      { operation: operation.id, method: operation.method, status: String(response.status) },
      seconds,
    );
    const line = { operation: operation.id, status: response.status, ms: Math.round(seconds * 1000), ip: context.ip };
    if (response.status >= 500) log.error(line, "request");
    else log.info(line, "request");
    response.headers.set("x-request-id", context.requestId);
    response.headers.set("x-content-type-options", "nosniff");
    if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
    return response;
  });
}

async function answer(
  definition: Api,
  operation: Operation,
  hono: Context,
  context: RequestContext,
): Promise<Response> {
  const request = hono.req.raw;
  const open = operation.who === "anyone" && !operation.admit;
  const actor = open ? await actorOf(request).catch(() => anonymousActor) : await actorOf(request);
  await takeRequest(actor.kind === "anonymous" ? `ip:${context.ip}` : actor.id);
  admit(definition, operation, actor);
  const params = operation.params ? checked(operation.params, hono.req.param(), "path") : undefined;
  const url = new URL(request.url);
  const query = operation.query ? checked(operation.query, queryOf(url), "query") : undefined;
  const { value: body, bytes, discard } = await bodyOf(request, operation);
  const call = { actor, params, query, body, request };
  const work = async () => toResponse(operation, await operation.handle(call));
  return once(definition, operation, call, bytes, work, context).finally(discard);
}

/** Carries the work out; under an Idempotency-Key only if that was not done before. */
async function once(
  definition: Api,
  operation: Operation,
  { actor, request }: { actor: Actor; request: Request },
  bytes: Uint8Array,
  work: () => Promise<Response>,
  context: RequestContext,
): Promise<Response> {
  const url = new URL(request.url);

  const key = request.headers.get("idempotency-key");
  // A stranger's keys are nobody's: two callers could meet under one.
  if (key === null || operation.method !== "POST" || actor.kind === "anonymous" || operation.keepsNoAnswer)
    return work();
  const claim = await claimKey(actor, key, operation.id, url.pathname + url.search, sameForRepeats(request, bytes));
  if (claim.kind === "answered") return claim.response;
  if (claim.kind === "effect") {
    if (!operation.replay)
      throw new DomainError(
        "conflict",
        "already_done",
        "The first request with this Idempotency-Key was carried out, but its answer was lost",
      );
    return settleKey(claim, toResponse(operation, await operation.replay(actor, claim.resourceId)));
  }
  context.idempotency = { actorKey: claim.actorKey, key: claim.key };
  try {
    return await settleKey(claim, await work());
  } catch (error) {
    // The refusal must be remembered as it was sent, or a second try could be told something else.
    await settleKey(claim, errorResponse(error, definition.envelope, context.requestId, operation.errors)).catch(
      () => undefined,
    );
    throw error;
  }
}

/**
 * A multipart body is put between boundaries that its sender draws anew for each try (RFC 2046, section 5.1.1): with
 * them left out, the same parts are the same request.
 */
function sameForRepeats(request: Request, bytes: Uint8Array): Uint8Array {
  const boundary = /^multipart\/form-data;.*\bboundary="?([^";]+)/i.exec(
    request.headers.get("content-type") ?? "",
  )?.[1];
  return boundary ? Buffer.from(Buffer.from(bytes).toString("latin1").replaceAll(boundary, ""), "latin1") : bytes;
}

function admit(definition: Api, operation: Operation, actor: Actor): void {
  operation.admit?.(actor);
  if (operation.who === "anyone") return;
  if (actor.kind === "anonymous") throw new DomainError("unauthenticated", "not_authenticated", "Not authenticated");
  const allowed =
    operation.who === "user" || actor.role === "admin" || (operation.who === "staff" && actor.role === "clerk");
  if (!allowed) throw new DomainError("forbidden", "forbidden", definition.forbidden ?? "Not enough permissions");
}

function toResponse(operation: Operation, result: unknown): Response {
  if (result instanceof Response) return result;
  if (isBinary(operation.response)) throw new Error(`${operation.id} declares a binary answer and gave none`);
  // Outside production the answer is held against its declaration, so that the document cannot drift from the code.
  if (process.env.NODE_ENV !== "production") {
    const check = operation.response.safeParse(JSON.parse(JSON.stringify(result)));
    if (!check.success)
      throw new Error(`${operation.id} gave an answer that is not the declared one: ${check.error.message}`);
  }
  return Response.json(result, { status: operation.status ?? 200 });
}

/** What the path answers to, as `Allow` lists it; empty when there is nothing. HEAD comes with GET. */
function allowedMethods(definition: Api, path: string): string[] {
  const methods = definition.operations
    .filter((operation) => matchesPath(definition.base + operation.path, path, operation.tail))
    .map((operation) => operation.method);
  if (methods.length === 0) return [];
  return [...new Set([...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"])];
}

function optionsOf(definition: Api, hono: Context): Response {
  const methods = allowedMethods(definition, hono.req.path);
  if (methods.length === 0) return unknownRoute(definition, hono);
  return new Response(null, { status: 204, headers: { allow: methods.join(", ") } });
}

function unknownRoute(definition: Api, hono: Context): Response {
  const requestId = newId();
  const methods = allowedMethods(definition, hono.req.path);
  if (methods.length === 0)
    return errorResponse(new DomainError("not_found", "not_found", "Not Found"), definition.envelope, requestId);
  const response = errorResponse(
    new DomainError("malformed", "method_not_allowed", "Method Not Allowed"),
    definition.envelope,
    requestId,
    { method_not_allowed: 405 },
  );
  response.headers.set("allow", methods.join(", "));
  return response;
}

const matchesPath = (pattern: string, path: string, tail = false): boolean =>
  new RegExp(
    `^${pattern.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&").replaceAll(/\{\w+\}/g, "[^/]+")}${tail ? ".*" : "/?"}$`,
  ).test(path);
