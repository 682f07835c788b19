"use client";

import { useRouter } from "next/navigation";
import { MakeOnceDialog } from "../../_shared/make-once-dialog";
import { textOf } from "../../_shared/use-submit";
import { issue } from "../actions";
import { issueTexts as texts } from "../texts";
import { IssueFields } from "./issue-fields";
import { ShownLicense } from "./shown-license";

/** Issues a license and shows its key, once. */
export function IssueLicense() {
  const router = useRouter();
  return (
    <MakeOnceDialog
      id="issue-license"
      words={{ ...texts, title: texts.add, create: texts.issue }}
      make={issue}
      read={licenseOf}
      fields={(errors) => <IssueFields errors={errors} />}
      shown={(made) => <ShownLicense license={made} />}
      onSeen={({ id }) => router.push(`/admin/entitlements/${id}`)}
    />
  );
}

function licenseOf(form: HTMLFormElement) {
  const { customer = "", camera_limit, nodes_max, valid_from, expires_at, node_id } = textOf(form);
  const chosen = new FormData(form).getAll("features").map(String);
  return {
    customer,
    camera_limit: Number(camera_limit || Number.NaN),
    nodes_max: Number(nodes_max || Number.NaN),
    // A day of a contract: from its first moment, to the last one of the day that is named.
    valid_from: valid_from ? `${valid_from}T00:00:00Z` : undefined,
    expires_at: expires_at ? `${expires_at}T23:59:59Z` : "",
    features: Object.fromEntries(chosen.map((name) => [name, true])),
    node_id: node_id || undefined,
  };
}
