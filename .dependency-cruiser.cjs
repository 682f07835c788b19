// The direction of knowledge: app, inngest, scripts -> lib/<domain> -> lib/platform. A failing rule names itself; its
// comment says what to do instead.

/** A domain is a folder of lib that is neither the platform nor generated. */
const DOMAIN = "^lib/(?!platform/|generated/)";
const ENTRYPOINTS = "^(app|inngest|scripts|components)/";

/** Folders of plain functions: the same output for the same input, on any machine, without a server. */
const PURE =
  "^lib/(platform/(vision|workers|drawing)|licenses/(card|barcode)|candidates/certificates/design|plates/recognition|identity/extract)/";

module.exports = {
  forbidden: [
    {
      name: "platform-knows-no-domain",
      comment: "lib/platform serves every domain. Let the domain hand in what differs.",
      severity: "error",
      from: { path: "^lib/platform/" },
      to: { path: `${DOMAIN}|^(app|inngest|components|scripts)/` },
    },
    {
      name: "lib-below-entrypoints",
      comment: "lib is called by pages, jobs and scripts and knows none of them.",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: ENTRYPOINTS },
    },
    {
      name: "domains-apart",
      comment:
        "A domain uses no other domain. The exceptions: every one may use people; candidates uses identity, ledger; plates asks entitlements for its limit.",
      severity: "error",
      from: { path: `${DOMAIN}([^/]+)/`, pathNot: "^lib/(candidates|plates)/" },
      to: { path: DOMAIN, pathNot: "^lib/($1|people)/" },
    },
    {
      name: "plates-asks-for-its-limit",
      comment: "Of entitlements, plates knows how many cameras it may have, and reports how many it has.",
      severity: "error",
      from: { path: "^lib/plates/" },
      to: { path: DOMAIN, pathNot: "^lib/(plates|people)/|^lib/entitlements/(limits|own-usage)\\.ts$" },
    },
    {
      name: "candidates-uses-few",
      comment: "candidates may use people, identity and ledger.",
      severity: "error",
      from: { path: "^lib/candidates/" },
      to: { path: DOMAIN, pathNot: "^lib/(candidates|people|identity|ledger)/" },
    },
    {
      name: "database-stays-in-lib",
      comment: "Rows are read through queries.ts and written through service.ts, which authorise.",
      severity: "error",
      // The embedded executor is the job system itself: its queue lives in tables of its own. A script closes its connection.
      from: { path: ENTRYPOINTS, pathNot: "^(inngest/embedded|scripts)/" },
      to: { path: "^lib/platform/db(\\.ts$|/)" },
    },
    {
      name: "policy-stays-in-lib",
      comment: "Who may do what is asked by service.ts and queries.ts, never beside them.",
      severity: "error",
      from: { path: ENTRYPOINTS },
      to: { path: "^lib/[^/]+/policy\\.ts$" },
    },
    {
      name: "components-know-schemas-only",
      comment: "Of lib a component may know the shape of data: lib/<domain>/schema.ts.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^(app|inngest|scripts|lib)/", pathNot: "^lib/[^/]+/schema\\.ts$" },
    },
    {
      name: "pure-without-next",
      comment: "This folder draws and encodes. What it needs is handed in.",
      severity: "error",
      from: { path: PURE },
      to: { path: "^(node_modules/)?(next|next-auth|@prisma)(/|$)" },
    },
    {
      name: "pure-reaches-no-database",
      comment: "Not even through others may this folder reach the database.",
      severity: "error",
      from: { path: PURE },
      to: { path: "^lib/(platform/db(\\.ts$|/)|generated/)", reachable: true },
    },
    {
      name: "no-cycles",
      comment: "Types may refer to each other; code that runs may not.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "resolvable",
      comment: "The import leads nowhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["^lib/generated/.*/(internal|models)/", "\\.test\\.tsx?$", "^\\.next/"] },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
