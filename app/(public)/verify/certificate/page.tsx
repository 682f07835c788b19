import { Search } from "lucide-react";
import type { Metadata } from "next";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { LegalDate } from "@/components/ui/date-time";
import type { DescriptionItem } from "@/components/ui/description-list";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { CertificateCheck } from "@/lib/candidates/certificates/verification/schema";
import { verifyNumber, verifyToken } from "@/lib/candidates/certificates/verification/service";
import { pageContext } from "@/lib/platform/auth/current";
import { withRequestContext } from "@/lib/platform/context";
import { DomainError } from "@/lib/platform/errors";
import { PrintButton } from "../_components/print-button";
import { VerdictCard } from "../_components/verdict-card";
import { texts } from "../texts";
import { outcomes, certificateTexts as words } from "./texts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: words.title, description: words.intro };

const one = (value: string | string[] | undefined): string => (typeof value === "string" ? value.trim() : "");

/** What the QR code of a certificate opens, and where its number is typed. It works without scripts. */
export default async function VerifyCertificatePage({ searchParams }: Props) {
  const query = await searchParams;
  const [token, number] = [one(query.t), one(query.number)];
  const check = async () => (token ? verifyToken(token) : verifyNumber(number));
  const found = token || number ? await withRequestContext(await pageContext(), check).catch(refusal) : null;
  return (
    <div className="grid gap-5">
      <div>
        <h1 className="font-semibold text-2xl tracking-tight">{words.title}</h1>
        {found === null ? <p className="mt-1 text-muted-foreground">{words.intro}</p> : null}
      </div>
      {found === null ? (
        <NumberForm />
      ) : typeof found === "string" ? (
        <Alert tone="warning" title={texts.failure.rateLimited}>
          {found}
        </Alert>
      ) : (
        <VerdictCard
          verdict={found.outcome}
          word={outcomes[found.outcome].word}
          explanation={outcomes[found.outcome].text}
          facts={found.certificate ? factsOf(found.certificate) : number ? [{ term: words.number, value: number }] : []}
          note={found.certificate ? (token ? words.signed : words.byNumber) : null}
          checkedAt={found.checked_at}
        />
      )}
      {found === null ? null : (
        <div data-print="hide" className="flex flex-wrap gap-2">
          <Button asChild size="lg">
            <a href="/verify/certificate">{words.other}</a>
          </Button>
          <PrintButton />
        </div>
      )}
    </div>
  );
}

function NumberForm() {
  return (
    <Card>
      <CardBody>
        <form action="/verify/certificate" className="grid gap-3">
          <Field label={words.label} name="number" hint={words.hint} required>
            <Input
              autoCapitalize="characters"
              autoComplete="off"
              spellCheck={false}
              maxLength={40}
              className="font-mono"
            />
          </Field>
          <Button type="submit" size="lg" variant="primary" className="justify-self-start">
            <Search aria-hidden />
            {words.submit}
          </Button>
          <p className="text-muted-foreground text-sm">{words.scanHint}</p>
        </form>
      </CardBody>
    </Card>
  );
}

const day = (value: string | null) => value && <LegalDate value={value} />;

const factsOf = (certificate: NonNullable<CertificateCheck["certificate"]>): DescriptionItem[] => [
  { term: words.number, value: <span className="break-all font-mono">{certificate.number}</span> },
  { term: words.holder, value: <strong>{certificate.holder}</strong> },
  { term: words.course, value: certificate.course },
  ...(certificate.regulation ? [{ term: words.regulation, value: certificate.regulation }] : []),
  {
    term: words.days,
    value: (
      <>
        {day(certificate.start_date)} – {day(certificate.end_date)}
      </>
    ),
  },
  { term: words.issued, value: day(certificate.issue_date) },
  { term: words.expires, value: day(certificate.expiry_date) ?? words.unlimited },
  ...(certificate.replaced_by
    ? [{ term: words.replacedBy, value: <span className="font-mono">{certificate.replaced_by}</span> }]
    : []),
];

function refusal(error: unknown): string {
  if (error instanceof DomainError && error.kind === "rate_limited") return error.message;
  throw error;
}
