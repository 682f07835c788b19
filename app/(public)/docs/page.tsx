import type { Metadata } from "next";
import { apis } from "@/app/_apis/registry";
import { DemoBanner, SkipLink } from "@/components/shell/shell";
import { DomainError } from "@/lib/platform/errors";
import { errorResponse, STATUS_OF_KIND } from "@/lib/platform/http/envelopes";
import { openApiDocument } from "@/lib/platform/http/openapi";
import type { Envelope } from "@/lib/platform/http/operation";
import { settings } from "@/lib/platform/settings";
import { AnchorHeading } from "./_components/anchor-heading";
import type { ContentsGroup } from "./_components/contents";
import { DocsHeader } from "./_components/docs-header";
import { ErrorsSection, GuideSection } from "./_components/guide-section";
import { OperationSection } from "./_components/operation-section";
import { SchemaSection } from "./_components/schema-section";
import { SideContents } from "./_components/side-contents";
import { buildReference, type Reference } from "./_reference/reference";
import { errorsGuide, type Guide, guides, texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

/** The REST API for people who write clients: made of the same declarations as the routes, open to anyone. */
export default async function DocsPage() {
  const { publicUrl, demo, ACCESS_TOKEN_MINUTES, SESSION_HOURS, RATE_LIMIT_PER_MINUTE, LOGIN_ATTEMPTS } = settings();
  const reference = buildReference(openApiDocument(apis, publicUrl));
  const introduction = guides({
    server: publicUrl,
    demo,
    accessTokenMinutes: ACCESS_TOKEN_MINUTES,
    sessionHours: SESSION_HOURS,
    requestsPerMinute: RATE_LIMIT_PER_MINUTE,
    loginAttempts: LOGIN_ATTEMPTS,
  });
  const groups = contentsOf(introduction, reference);
  const samples = { detail: await errorSample("detail"), problem: await errorSample("problem") };
  return (
    <>
      <SkipLink />
      {demo ? <DemoBanner /> : null}
      <DocsHeader groups={groups} />
      <div className="flex">
        <SideContents groups={groups} label={texts.menu} />
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 px-4 pb-24 focus:outline-none sm:px-8">
          <div className="mx-auto max-w-275">
            <div className="py-8">
              <h1 className="font-semibold text-2xl tracking-tight">{texts.title}</h1>
              <p className="mt-2 max-w-prose text-muted-foreground text-sm leading-relaxed">{texts.lead}</p>
            </div>
            {introduction.map((guide) => (
              <GuideSection key={guide.anchor} guide={guide} />
            ))}
            <ErrorsSection statuses={STATUS_OF_KIND} samples={samples} />
            {reference.tags.map((tag) => (
              <section key={tag.anchor} id={tag.anchor} className="border-t-2 pt-10">
                <AnchorHeading level={2} anchor={tag.anchor} what={tag.name} className="pb-6">
                  {tag.name}
                </AnchorHeading>
                {tag.operations.map((operation) => (
                  <OperationSection key={operation.id} operation={operation} />
                ))}
              </section>
            ))}
            <section id="schemas" className="border-t-2 pt-10">
              <AnchorHeading level={2} anchor="schemas" what={texts.schemas} className="pb-6">
                {texts.schemas}
              </AnchorHeading>
              {reference.schemas.map((schema) => (
                <SchemaSection key={schema.name} schema={schema} />
              ))}
            </section>
          </div>
        </main>
      </div>
    </>
  );
}

function contentsOf(introduction: Guide[], reference: Reference): ContentsGroup[] {
  const sections = [...introduction, errorsGuide].map(({ anchor, title }) => ({ anchor, label: title }));
  return [
    { label: texts.guides, entries: sections },
    ...reference.tags.map((tag) => ({
      label: tag.name,
      entries: tag.operations.map(({ id, method, path, summary }) => ({
        anchor: id,
        label: summary,
        operation: { id, method, path, summary },
      })),
    })),
    { label: texts.schemas, entries: reference.schemas.map(({ anchor, name }) => ({ anchor, label: name })) },
  ];
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
