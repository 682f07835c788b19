import { apis } from "@/app/_apis/registry";
import { openApiDocument } from "@/lib/platform/http/openapi";
import { settings } from "@/lib/platform/settings";

export const dynamic = "force-dynamic";

/** The OpenAPI 3.1 document, made of the declarations that the routes are made of. */
export function GET(): Response {
  return Response.json(openApiDocument(apis, settings().publicUrl), {
    headers: { "access-control-allow-origin": "*" },
  });
}
