import { z } from "zod";
import { defineTable, type TableParams } from "@/components/data-table/search-params";
import { CERTIFICATE_SORTS, type CertificateFilter, EXPIRING } from "@/lib/candidates/certificates/queries";
import { SHOWN_STATES } from "@/lib/candidates/certificates/schema";

const filters = {
  state: SHOWN_STATES,
  course: z.string().regex(/^[1-9]\d{0,8}$/),
  expiring: EXPIRING,
  company: z.string().min(1).max(255),
};

/** The list's address: sorts and filters are those of the export, so that both show the same rows. */
export const certificatesTable = defineTable({
  sorts: CERTIFICATE_SORTS,
  defaultSort: { id: "created", desc: true },
  filters,
});

type Params = TableParams<(typeof CERTIFICATE_SORTS)[number], keyof typeof filters>;

/** `parseTableParams` has let only allowed values through, which its type does not tell. */
export const filterOf = (params: Params): CertificateFilter => ({
  q: params.q || undefined,
  states: params.filters.state as CertificateFilter["states"],
  courseIds: params.filters.course?.map(Number),
  companies: params.filters.company,
  expiring: params.filters.expiring?.at(-1) as CertificateFilter["expiring"],
});
