import { z } from "zod";
import { EXPORT_TYPES, ExportFormat } from "@/lib/platform/export/export";
import { repeatedQuery, sortOf } from "@/lib/platform/export/query";
import { type Operation, operation } from "@/lib/platform/http/operation";
import { pathId } from "@/lib/platform/http/parameters";
import { admitDesk } from "../../policy";
import { exportCertificates } from "../export";
import { certificatePicture, downloadCertificate, svgResponse } from "../files";
import { issueCertificate, reissueCertificate, revokeCertificate } from "../issue";
import { previewDesign } from "../preview";
import { CERTIFICATE_SORTS, type CertificateFilter, EXPIRING, getCertificate, listCertificates } from "../queries";
import { CertificateView, IssueInput, Reason, RowId, SHOWN_STATES } from "../schema";
import { getTemplate } from "../templates";
import { verifyAddress } from "../token";
import { CertificateCheck, CheckQuery } from "../verification/schema";
import { verifyNumber, verifyToken } from "../verification/service";
import { ok, success } from "./envelope";

const desk = { who: "anyone", admit: admitDesk } as const;
const staff = { who: "staff" } as const;
const certificateId = pathId("The certificate's id");
const ReasonInput = z.object({
  reason: Reason.meta({ description: "Why; the holder may be told", examples: ["The name was misspelt"] }),
});
const Issued = success(CertificateView.extend({ verify_url: z.string().nullable(), pdf_url: z.string().nullable() }));

const sortKeys = CERTIFICATE_SORTS.flatMap((sort) => [sort, `-${sort}`]);
const listQuery = {
  q: z.string().max(200).optional().meta({ description: "Words of names, passport, number or company" }),
  sort: z.enum(sortKeys).optional().meta({ description: "A column; a minus before it sorts descending" }),
  state: z
    .union([z.literal(""), z.enum(SHOWN_STATES)])
    .optional()
    .meta({ description: "May be repeated: any of the states" }),
  course: z.string().max(20).optional().meta({ description: "A course's id; may be repeated" }),
  company: z.string().max(255).optional().meta({ description: "Who is billed; may be repeated" }),
  expiring: z
    .union([z.literal(""), z.enum(EXPIRING)])
    .optional()
    .meta({ description: "Expires within so many days" }),
};

/** The filters of the desk's list, as its address writes them. */
const filterOf = (request: Request, query: { q?: string; expiring?: string }): CertificateFilter => ({
  q: query.q || undefined,
  states: repeatedQuery(request, "state", z.enum(SHOWN_STATES)),
  courseIds: repeatedQuery(request, "course", RowId),
  companies: repeatedQuery(request, "company", z.string().max(255)),
  expiring: (query.expiring || undefined) as CertificateFilter["expiring"],
});

async function view(...[actor, id]: Parameters<typeof getCertificate>): Promise<z.input<typeof Issued>> {
  const { token, ...certificate } = await getCertificate(actor, id);
  const pdf_url = token === null ? null : `/api/certificate/certificates/${id}/pdf`;
  return ok({ ...certificate, verify_url: token && verifyAddress(token), pdf_url });
}

const check = operation({
  id: "certificate.verify",
  method: "GET",
  path: "/verify",
  summary: "Check a certificate by its QR code or number",
  description:
    "Also at /api/verify. With the QR code's token the signature and each signed fact are checked; by the number alone the holder's initials are told. Limited per address.",
  who: "anyone",
  query: CheckQuery,
  response: CertificateCheck.extend({ status: z.literal("success") }),
  async handle({ query }) {
    const checked = query.token ? await verifyToken(query.token) : await verifyNumber(query.number ?? "");
    return { status: "success" as const, ...checked };
  },
});

/** What the desk does with certificates. */
export const certificateOperations: Operation[] = [
  check,
  operation({
    id: "certificate.list",
    method: "GET",
    path: "/certificates",
    summary: "List certificates",
    ...staff,
    query: z.object({
      ...listQuery,
      limit: z.coerce.number().int().min(1).max(500).default(50).meta({ description: "Rows at most" }),
      offset: z.coerce.number().int().min(0).max(10_000_000).default(0).meta({ description: "Rows to leave out" }),
    }),
    response: success(z.array(CertificateView)).extend({ total: z.int() }),
    async handle({ actor, query, request }) {
      const order = sortOf(query.sort, CERTIFICATE_SORTS, { sort: "created", desc: true });
      const page = { skip: query.offset, take: query.limit, ...order };
      const { items, total } = await listCertificates(actor, filterOf(request, query), page);
      return { ...ok(items), total };
    },
  }),
  operation({
    id: "certificate.export",
    method: "GET",
    path: "/certificates/export",
    summary: "Export certificates as CSV or XLSX",
    description: "Takes the filters and the sort of the desk's list. The export is noted in the audit trail.",
    ...staff,
    query: z.object({ ...listQuery, format: ExportFormat.default("csv").meta({ description: "Kind of file" }) }),
    response: { binary: Object.values(EXPORT_TYPES) },
    errors: { too_many_rows: 413 },
    handle: async ({ actor, query, request }) =>
      exportCertificates(
        actor,
        query.format,
        filterOf(request, query),
        sortOf(query.sort, CERTIFICATE_SORTS, { sort: "created", desc: true }),
      ),
  }),
  operation({
    id: "certificate.get",
    method: "GET",
    path: "/certificates/{id}",
    summary: "Read a certificate",
    ...staff,
    params: certificateId,
    response: Issued,
    handle: ({ actor, params }) => view(actor, params.id),
  }),
  operation({
    id: "certificate.pdf",
    method: "GET",
    path: "/certificates/{id}/pdf",
    summary: "Download a certificate's PDF",
    ...staff,
    params: certificateId,
    query: z.object({ inline: z.enum(["0", "1"]).default("0").meta({ description: "1 shows it in the browser" }) }),
    response: { binary: ["application/pdf"] },
    handle: ({ actor, params, query, request }) =>
      downloadCertificate(actor, params.id, request, query.inline === "1" ? "inline" : "attachment"),
  }),
  operation({
    id: "certificate.picture",
    method: "GET",
    path: "/certificates/{id}/picture",
    summary: "Read a certificate as a picture",
    ...staff,
    params: certificateId,
    response: { binary: ["image/svg+xml"] },
    handle: ({ actor, params }) => certificatePicture(actor, params.id),
  }),
  operation({
    id: "certificate.templatePicture",
    method: "GET",
    path: "/templates/{id}/picture",
    summary: "Read how certificates of a template look",
    description: "With a person who does not exist.",
    ...staff,
    params: pathId("The template's id"),
    response: { binary: ["image/svg+xml"] },
    handle: async ({ actor, params }) =>
      svgResponse(await previewDesign(actor, (await getTemplate(actor, params.id)).design)),
  }),
  operation({
    id: "certificate.issue",
    method: "POST",
    path: "/certificates/{id}/issue",
    summary: "Issue a chosen certificate",
    description: "Gives it its number, signs it and draws its PDF.",
    ...staff,
    params: certificateId,
    body: IssueInput,
    response: Issued,
    replay: (actor, id) => view(actor, Number(id)),
    async handle({ actor, params, body }) {
      await issueCertificate(actor, params.id, body);
      return view(actor, params.id);
    },
  }),
  operation({
    id: "certificate.revoke",
    method: "POST",
    path: "/certificates/{id}/revoke",
    summary: "Revoke a certificate",
    description: "Whoever verifies it is told.",
    who: "admin",
    params: certificateId,
    body: ReasonInput,
    response: Issued,
    replay: (actor, id) => view(actor, Number(id)),
    async handle({ actor, params, body }) {
      await revokeCertificate(actor, params.id, body.reason);
      return view(actor, params.id);
    },
  }),
  operation({
    id: "certificate.reissue",
    method: "POST",
    path: "/certificates/{id}/reissue",
    summary: "Issue a certificate again under a new number",
    description: "Takes the candidate's and the course's facts of today; the earlier certificate is replaced by it.",
    ...staff,
    params: certificateId,
    body: ReasonInput,
    response: Issued,
    replay: (actor, id) => view(actor, Number(id)),
    handle: async ({ actor, params, body }) =>
      view(actor, (await reissueCertificate(actor, params.id, body.reason)).id),
  }),
  operation({
    id: "certificate.generate",
    method: "POST",
    path: "/generate-certificate",
    summary: "Issue a chosen certificate, by the name of a later client version",
    description: "Also at /api/generate-certificate. The same as issuing, with the certificate's id in the body.",
    ...desk,
    body: IssueInput.and(z.object({ id: RowId })).meta({
      override: { examples: [{ id: 7, start_date: "2026-05-04" }] },
    }),
    response: Issued,
    replay: (actor, id) => view(actor, Number(id)),
    async handle({ actor, body: { id, ...input } }) {
      await issueCertificate(actor, id, input);
      return view(actor, id);
    },
  }),
];
