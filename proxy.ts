import { type NextRequest, NextResponse } from "next/server";

/*
 * What every request gets before a page or an operation sees it: a request id, a nonce, and the headers that keep the
 * browser strict. Nothing here knows who is signed in; pages and operations ask for that themselves.
 */

/** An incoming id is taken over if it cannot break a log line or a header. */
const SANE_REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** The page that reads barcodes in the browser compiles a WebAssembly module for it; no other page has one. */
const WEB_ASSEMBLY_PAGES = /^\/verify\/scan\/?$/;

export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const given = request.headers.get("x-request-id") ?? "";
  const requestId = SANE_REQUEST_ID.test(given) ? given : crypto.randomUUID();
  const policy = contentSecurityPolicy(nonce, {
    development: process.env.NODE_ENV === "development",
    uploadThing: Boolean(process.env.UPLOADTHING_TOKEN),
    webAssembly: WEB_ASSEMBLY_PAGES.test(request.nextUrl.pathname),
    tiles: tileOrigin(process.env.MAP_TILE_URL),
  });

  // Set, not appended: whatever a client sends under these names never reaches a page.
  const headers = new Headers(request.headers);
  headers.set("x-request-id", requestId);
  headers.set("x-nonce", nonce);
  headers.set("x-bureau-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set("content-security-policy", policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-request-id", requestId);
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  return response;
}

/** Headers without a nonce, the same for every answer. */
export const securityHeaders = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY",
} as const;

/**
 * Scripts run only with the request's nonce, or when one of those loads them. Styles may be inline, since libraries
 * position menus and charts by style attributes, which a nonce cannot allow.
 */
export function contentSecurityPolicy(
  nonce: string,
  options: { development: boolean; uploadThing: boolean; webAssembly: boolean; tiles?: string | null },
): string {
  const uploadHosts = options.uploadThing ? " https://*.uploadthing.com https://*.ufs.sh https://utfs.io" : "";
  return [
    "default-src 'self'",
    // React's development build rebuilds server stacks with eval; the production build has no need of it.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${options.development ? " 'unsafe-eval'" : ""}${options.webAssembly ? " 'wasm-unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob:${options.tiles ? ` ${options.tiles}` : ""}`,
    "font-src 'self'",
    `connect-src 'self'${uploadHosts}${options.development ? " ws:" : ""}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The origin that maps load their tiles from: `{s}`, one of several hosts, stands for any. Null: no tile server. */
export function tileOrigin(tileUrl: string | undefined): string | null {
  return /^https?:\/\/[A-Za-z0-9.{}:-]+(?=\/)/.exec(tileUrl ?? "")?.[0].replaceAll(/\{[a-z]+\}/g, "*") ?? null;
}

/**
 * Next copies a request's body into memory for the proxy and cuts it at 10 MB, so uploads must not pass through here:
 * their operations set their own headers. Server actions may be multipart too; their bodies are small and they answer
 * with pages, so they do pass.
 */
export const config = {
  matcher: [
    {
      source: "/((?!_next/static|_next/image|icon.svg).*)",
      missing: [
        {
          type: "header",
          key: "content-type",
          value:
            "(multipart/form-data|application/octet-stream|application/offset\\+octet-stream|image/|video/|application/pdf).*",
        },
      ],
    },
    { source: "/((?!_next/static|_next/image|icon.svg).*)", has: [{ type: "header", key: "next-action" }] },
  ],
};
