import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { ApplicationScreen } from "@/lib/licenses/applications/screen";
import { texts } from "../texts";

/** What somebody who opens the application should know first. */
export function Notices({ application, license }: Pick<ApplicationScreen, "application" | "license">) {
  const { status } = application;
  if (status === "pending_documents")
    return (
      <Alert tone="warning" title={texts.requested} className="mb-5">
        <ul className="list-disc pl-5">
          {application.requested_documents.map((document) => (
            <li key={document}>{document}</li>
          ))}
        </ul>
        <p className="mt-1">{texts.requestedHint}</p>
      </Alert>
    );
  if (status === "rejected")
    return (
      <Alert tone="danger" title={texts.rejected} className="mb-5">
        {application.review_notes}
      </Alert>
    );
  if (application.approved_license_id !== null && license)
    return (
      <Alert
        tone="success"
        title={texts.approved(license.license_number)}
        className="mb-5"
        action={
          <Button asChild size="sm">
            <Link href={`/licenses/${license.id}`}>{texts.openLicense}</Link>
          </Button>
        }
      >
        {application.review_notes}
      </Alert>
    );
  return null;
}
