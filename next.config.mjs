/** A path that a contract has outside /api, with and without a trailing slash: no POST is answered by a redirect. */
const bare = (source, destination) => [
  { source, destination },
  { source: `${source}/`, destination },
];

/**
 * Contract 5's calls that belong to no domain there, by the API that answers them. They stand at the root, for some
 * clients below /api, and in later versions of it below /misc.
 */
const miscellaneous = [
  ...["save-pdf", "save-right-pdf", "upload", "list-files", "download-pdf/:name"].map((path) => ["files", path]),
  ...["get-company-accounts", "get-company-details/:account", "get-customers"].map((path) => ["bookkeeping", path]),
  ["intake", "cleanup-expired-sessions"],
].flatMap(([api, path]) => ["", "/api", "/misc"].flatMap((prefix) => bare(`${prefix}/${path}`, `/api/${api}/${path}`)));

/** @type {import("next").NextConfig} */
const config = {
  // Native addons, WebAssembly and files that are opened by path must stay where npm has put them.
  serverExternalPackages: [
    "onnxruntime-node",
    "sharp",
    "bwip-js",
    "@resvg/resvg-js",
    "@node-rs/argon2",
    "pino",
    "pg",
    "fontkit",
    "@cantoo/pdf-lib",
    "undici",
    "@auth0/mdl",
    "@peculiar/x509",
  ],
  poweredByHeader: false,
  // `npm test` type-checks the whole project; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  // The contracts know paths with and without a trailing slash, and a POST must never be answered by a redirect.
  skipTrailingSlashRedirect: true,
  // proxy.ts sets these and a policy with a nonce on pages. Uploads and static files do not pass through it.
  async headers() {
    const net = [
      { key: "X-Content-Type-Options", value: "nosniff" },
      { key: "Referrer-Policy", value: "same-origin" },
      { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
      { key: "X-Frame-Options", value: "DENY" },
    ];
    return [{ source: "/:path*", headers: net }];
  },
  async rewrites() {
    return {
      beforeFiles: [
        { source: "/health", destination: "/api/system/health" },
        { source: "/metrics", destination: "/api/system/metrics" },
        { source: "/protected", destination: "/api/system/protected" },
        { source: "/api/v1/openapi.json", destination: "/openapi.json" },
        { source: "/api/v1/docs", destination: "/docs" },
        { source: "/api/v1/redoc", destination: "/docs" },
        { source: "/.well-known/license-trust-list.json", destination: "/api/v1/verify/trust-list" },
        { source: "/.well-known/iaca.pem", destination: "/api/v1/verify/iaca" },
        { source: "/static/storage/:folder/:name", destination: "/api/v1/files/serve/:folder/:name" },
        // Where contract 2's fork has its crops; there they were open to everybody.
        { source: "/media/anpr-crops/crops/:id([0-9a-f-]{36}).jpg", destination: "/api/events/:id/crop" },
        // Contract 4's real project has its OCR app at the root.
        { source: "/ocr/:path*", destination: "/api/ocr/:path*" },
        // Contract 3 has no prefix at all.
        ...bare("/upload-image", "/api/identity/upload-image"),
        ...bare("/upload-image-sync", "/api/identity/upload-image-sync"),
        ...bare("/upload-identity-document", "/api/identity/upload-identity-document"),
        ...bare("/task/:id", "/api/identity/task/:id"),
        ...bare("/media/:id", "/api/identity/media/:id"),
        ...bare("/media/:id/ocr", "/api/identity/media/:id/ocr"),
        ...bare("/media/:id/file", "/api/identity/media/:id/file"),
        ...bare("/hello/:name", "/api/identity/hello/:name"),
        // Where a later version of contract 5 has the papers of invoices.
        ...bare("/api/files/save-invoice-image", "/api/bookkeeping/save-invoice-image"),
        ...bare("/api/files/get-invoice-image/:path*", "/api/bookkeeping/get-invoice-image/:path*"),
        // Contract 5's clients have its upload and candidate routes at the root, or below /api.
        ...["upload-images", "upload-payment-screenshot", "test-ocr", "test-chatgpt-ocr"].flatMap((name) =>
          [`/${name}`, `/api/${name}`].flatMap((source) => bare(source, `/api/intake/${name}`)),
        ),
        ...["/image/:id", "/api/image/:id"].flatMap((source) => bare(source, "/api/intake/image/:id")),
        ...bare("/candidate/:path*", "/api/candidate/:path*"),
        // Certificates, and where later versions of contract 5 have courses, issuing and checking.
        ...bare("/certificate/:path*", "/api/certificate/:path*"),
        ...bare("/misc/legacy-certificates", "/api/certificate/legacy-certificates"),
        ...bare("/misc/legacy-certificates/:path*", "/api/certificate/legacy-certificates/:path*"),
        ...bare("/api/courses", "/api/certificate/courses"),
        ...bare("/api/courses/:id", "/api/certificate/courses/:id"),
        ...bare("/api/generate-certificate", "/api/certificate/generate-certificate"),
        ...bare("/api/verify", "/api/certificate/verify"),
        ...bare("/api/bookkeeping/certificate/update-certificate-status", "/api/certificate/update-certificate-status"),
        ...miscellaneous,
        ...bare("/misc", "/api/system/root"),
        // A browser asks for HTML; contract clients that ask the root for JSON get the contract's object.
        {
          source: "/",
          has: [{ type: "header", key: "accept", value: "application/json.*" }],
          destination: "/api/system/root",
        },
      ],
    };
  },
};

export default config;
