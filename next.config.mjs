/** A path that a contract has outside /api, with and without a trailing slash: no POST is answered by a redirect. */
const bare = (source, destination) => [
  { source, destination },
  { source: `${source}/`, destination },
];

/** Contract 5's calls for PDFs stand at the root; a later version of it has them below /misc. */
const keptPdfs = [
  ["save-pdf", "save-pdf"],
  ["save-right-pdf", "save-right-pdf"],
  ["upload", "upload"],
  ["list-files", "list-files"],
  ["download-pdf/:name", "download-pdf/:name"],
].flatMap(([source, destination]) =>
  ["", "/misc"].flatMap((prefix) => bare(`${prefix}/${source}`, `/api/files/${destination}`)),
);

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
        // Where contract 5's client looks up companies, and where a later version of it has the papers of invoices.
        { source: "/get-company-accounts", destination: "/api/bookkeeping/get-company-accounts" },
        { source: "/get-company-details/:account", destination: "/api/bookkeeping/get-company-details/:account" },
        { source: "/get-customers", destination: "/api/bookkeeping/get-customers" },
        { source: "/api/files/save-invoice-image", destination: "/api/bookkeeping/save-invoice-image" },
        { source: "/api/files/get-invoice-image/:path*", destination: "/api/bookkeeping/get-invoice-image/:path*" },
        // Contract 5's clients have its upload and candidate routes at the root, or below /api.
        ...[
          "upload-images",
          "upload-payment-screenshot",
          "test-ocr",
          "test-chatgpt-ocr",
          "cleanup-expired-sessions",
        ].flatMap((name) => [`/${name}`, `/api/${name}`].flatMap((source) => bare(source, `/api/intake/${name}`))),
        ...["/image/:id", "/api/image/:id"].flatMap((source) => bare(source, "/api/intake/image/:id")),
        ...bare("/candidate/:path*", "/api/candidate/:path*"),
        // Certificates, and where later versions of contract 5 have courses, issuing and checking.
        { source: "/certificate/:path*", destination: "/api/certificate/:path*" },
        ...bare("/api/courses", "/api/certificate/courses"),
        ...bare("/api/courses/:id", "/api/certificate/courses/:id"),
        ...bare("/api/generate-certificate", "/api/certificate/generate-certificate"),
        ...bare("/api/verify", "/api/certificate/verify"),
        ...bare("/api/download-pdf/:name", "/api/files/download-pdf/:name"),
        ...bare("/api/bookkeeping/certificate/update-certificate-status", "/api/certificate/update-certificate-status"),
        ...keptPdfs,
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
