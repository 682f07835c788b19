/** What jobs and audit rows are about: its name for people, and the page that shows it. */
const subjects: Record<string, { name: string; page: (id: string) => string }> = {
  citizen: { name: "Person", page: (id) => `/people/${id}` },
  license: { name: "License", page: (id) => `/licenses/${id}` },
  user: { name: "User", page: (id) => `/admin/users/${id}` },
  job: { name: "Job", page: (id) => `/admin/jobs/${id}` },
  print_batch: { name: "Print batch", page: (id) => `/production/batches/${id}` },
  certificate: { name: "Certificate", page: (id) => `/certificates/${id}` },
  certificate_batch: { name: "Bulk issue", page: (id) => `/certificates/batches/${id}` },
  course: { name: "Course", page: (id) => `/certificates/courses/${id}` },
  certificate_template: { name: "Certificate template", page: (id) => `/certificates/templates/${id}` },
  card_box: { name: "Card box", page: () => "/production/stock" },
  card_destruction: { name: "Card destruction", page: () => "/production/stock" },
  storage: { name: "Storage", page: () => "/admin/storage" },
  api_key: { name: "API key", page: () => "/admin/api-keys" },
  issuer_key: { name: "Issuer key", page: () => "/admin/issuer-keys" },
  webhook_endpoint: { name: "Webhook endpoint", page: (id) => `/admin/webhooks/${id}` },
  webhook_delivery: { name: "Webhook delivery", page: (id) => `/admin/webhooks/deliveries?open=${id}` },
  entitlement: { name: "Entitlement", page: (id) => `/admin/entitlements/${id}` },
  entitlement_signer: { name: "License signing key", page: () => "/admin/entitlements" },
  installation: { name: "Installation", page: () => "/admin/entitlements" },
  session: { name: "Session", page: () => "/account" },
};

export type Subject = { name: string; href: string | null };

/** `license`, `12` → "License 12" at /licenses/12. A kind without a page gets no link; long ids are left out of the name. */
export function subjectOf(type: string | null, id: string | null): Subject | null {
  if (type === null) return null;
  const known = subjects[type];
  const kind = subjectKind(type);
  const name = id !== null && /^\d+$/.test(id) ? `${kind} ${id}` : kind;
  return { name, href: known && id !== null ? known.page(encodeURIComponent(id)) : null };
}

/** `api_key` → "API key"; a kind that is not known here is made readable. */
export function subjectKind(type: string): string {
  const words = type.replaceAll(/[_.]/g, " ");
  return subjects[type]?.name ?? words.charAt(0).toUpperCase() + words.slice(1);
}
