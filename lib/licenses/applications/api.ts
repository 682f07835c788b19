import { z } from "zod";
import { api, operation } from "@/lib/platform/http/operation";
import { oneOf, PageQuery, pageOf, pathId } from "@/lib/platform/http/parameters";
import { getLicense } from "../queries";
import { applicationsOfPerson, getApplication, listApplications, pendingApplications } from "./queries";
import { approveApplication, rejectApplication, requestDocuments } from "./review";
import {
  ApplicationInput,
  ApplicationPatch,
  ApplicationView,
  Approval,
  ApproveInput,
  RejectInput,
  RequestDocumentsInput,
} from "./schema";
import { removeApplication, submitApplication, updateApplication } from "./service";
import { APPLICATION_STATUSES, APPLICATION_TYPES } from "./states";
import { type ApplicationRow, applicationView } from "./view";

const ApplicationId = pathId("The application's id");

const approval = (
  application: Pick<ApplicationRow, "id">,
  license: { id: number; licenseNumber: string },
): Approval => ({
  message: "Application approved successfully",
  application_id: application.id,
  license_id: license.id,
  license_number: license.licenseNumber,
});

export const applicationsApi = api({
  base: "/api/v1/applications",
  tag: "Applications",
  envelope: "detail",
  operations: [
    operation({
      id: "applications.list",
      method: "GET",
      path: "",
      summary: "List applications",
      who: "staff",
      query: PageQuery.extend({ status: oneOf(APPLICATION_STATUSES), application_type: oneOf(APPLICATION_TYPES) }),
      response: z.array(ApplicationView),
      async handle({ actor, query }) {
        const filter = { status: query.status, type: query.application_type };
        return (await listApplications(actor, filter, pageOf(query))).map(applicationView);
      },
    }),
    operation({
      id: "applications.create",
      method: "POST",
      path: "",
      summary: "Take in an application",
      description: "Also records a pending transaction of type `application_submission`.",
      who: "staff",
      body: ApplicationInput,
      response: ApplicationView,
      replay: async (actor, id) => applicationView(await getApplication(actor, Number(id))),
      handle: async ({ actor, body }) => applicationView(await submitApplication(actor, body)),
    }),
    operation({
      id: "applications.pending",
      method: "GET",
      path: "/pending",
      summary: "List what waits for a decision",
      description: "Submitted, under review or waiting for documents; the oldest first.",
      who: "staff",
      query: PageQuery,
      response: z.array(ApplicationView),
      handle: async ({ actor, query }) => (await pendingApplications(actor, pageOf(query))).map(applicationView),
    }),
    operation({
      id: "applications.byCitizen",
      method: "GET",
      path: "/citizen/{id}",
      summary: "List a citizen's applications",
      description: "The newest first.",
      who: "user",
      params: pathId("The citizen's id"),
      query: PageQuery,
      response: z.array(ApplicationView),
      handle: async ({ actor, params, query }) =>
        (await applicationsOfPerson(actor, params.id, pageOf(query))).map(applicationView),
    }),
    operation({
      id: "applications.get",
      method: "GET",
      path: "/{id}",
      summary: "Read an application",
      who: "user",
      params: ApplicationId,
      response: ApplicationView,
      handle: async ({ actor, params }) => applicationView(await getApplication(actor, params.id)),
    }),
    operation({
      id: "applications.update",
      method: "PUT",
      path: "/{id}",
      summary: "Change an application or mark its checks",
      description: "Open until it is decided. After the approval, status `completed` closes it.",
      who: "staff",
      params: ApplicationId,
      body: ApplicationPatch,
      response: ApplicationView,
      errors: { illegal_transition: 409, already_decided: 409, edited_meanwhile: 409 },
      handle: async ({ actor, params, body }) => applicationView(await updateApplication(actor, params.id, body)),
    }),
    operation({
      id: "applications.remove",
      method: "DELETE",
      path: "/{id}",
      summary: "Take an application out of the lists",
      description: "Not once a license rests on it. Its open transactions are cancelled.",
      who: "staff",
      params: ApplicationId,
      response: ApplicationView,
      errors: { already_decided: 409 },
      handle: async ({ actor, params }) => applicationView(await removeApplication(actor, params.id)),
    }),
    operation({
      id: "applications.approve",
      method: "POST",
      path: "/{id}/approve",
      summary: "Approve an application",
      description:
        "Documents, medical declaration and payment must be verified. In one go a license is issued (or renewed, or upgraded) and the fee is recorded.",
      who: "staff",
      params: ApplicationId,
      body: ApproveInput,
      response: Approval,
      errors: { already_approved: 400, illegal_transition: 409, checks_missing: 409, license_not_active: 409 },
      async replay(actor, id) {
        const application = await getApplication(actor, Number(id));
        return approval(application, await getLicense(actor, application.approvedLicenseId ?? 0));
      },
      async handle({ actor, params, body }) {
        const { application, license } = await approveApplication(actor, params.id, body.notes ?? null);
        return approval(application, license);
      },
    }),
    operation({
      id: "applications.reject",
      method: "POST",
      path: "/{id}/reject",
      summary: "Reject an application",
      description: "For good: the citizen applies anew. The reason is kept as the review's notes.",
      who: "staff",
      params: ApplicationId,
      body: RejectInput,
      response: ApplicationView,
      errors: { illegal_transition: 409 },
      replay: async (actor, id) => applicationView(await getApplication(actor, Number(id))),
      handle: async ({ actor, params, body }) =>
        applicationView(await rejectApplication(actor, params.id, body.reason)),
    }),
    operation({
      id: "applications.requestDocuments",
      method: "POST",
      path: "/{id}/request-documents",
      summary: "Ask the citizen for documents",
      description: "It waits with status `pending_documents`; setting `under_review` takes it up again.",
      who: "staff",
      params: ApplicationId,
      body: RequestDocumentsInput,
      response: ApplicationView,
      errors: { illegal_transition: 409 },
      replay: async (actor, id) => applicationView(await getApplication(actor, Number(id))),
      handle: async ({ actor, params, body }) =>
        applicationView(await requestDocuments(actor, params.id, body.documentList, body.notes ?? null)),
    }),
  ],
});
