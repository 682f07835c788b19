import type { Metadata } from "next";
import { DomainError } from "@/lib/platform/errors";
import { errorResponse, STATUS_OF_KIND } from "@/lib/platform/http/envelopes";
import type { Envelope } from "@/lib/platform/http/operation";
import { ErrorsSection, GuideSection } from "./_components/guide-section";
import { OperationIndex } from "./_components/operation-index";
import { officeGuides, officeReference } from "./_reference/office-reference";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

/** The REST API for people who write clients: how to call it, and an index of all it can do. Open to anyone. */
export default async function DocsPage() {
  const samples = { detail: await errorSample("detail"), problem: await errorSample("problem") };
  return (
    <>
      <div className="py-8">
        <h1 className="font-semibold text-2xl tracking-tight">{texts.title}</h1>
        <p className="mt-2 max-w-prose text-muted-foreground text-sm leading-relaxed">{texts.lead}</p>
      </div>
      {officeGuides().map((guide) => (
        <GuideSection key={guide.anchor} guide={guide} />
      ))}
      <ErrorsSection statuses={STATUS_OF_KIND} samples={samples} />
      <OperationIndex groups={officeReference().groups} />
    </>
  );
}

/** A refusal as the server writes it, so that the page cannot tell of another shape. */
async function errorSample(envelope: Envelope): Promise<string> {
  const reason = "is required";
  const error = new DomainError("invalid", "invalid_input", `body.last_name: ${reason}`, [
    { name: "body.last_name", reason },
  ]);
  const response = errorResponse(error, envelope, "01a1fea6-945d-7467-9139-9363337ba98e");
  return JSON.stringify(await response.json(), null, 2);
}
