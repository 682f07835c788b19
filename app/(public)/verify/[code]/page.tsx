import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { verifyCode } from "@/lib/licenses/verification/service";
import { pageContext } from "@/lib/platform/auth/current";
import { withRequestContext } from "@/lib/platform/context";
import { DomainError } from "@/lib/platform/errors";
import { licenseFacts } from "../_components/facts";
import { PrintButton } from "../_components/print-button";
import { VerdictCard } from "../_components/verdict-card";
import { texts } from "../texts";

type Props = { params: Promise<{ code: string }> };

/** A license's public page, by its code or its number. */
export default async function VerifyCodePage({ params }: Props) {
  const code = decoded((await params).code);
  const found = await withRequestContext(await pageContext(), () => verifyCode(code)).catch(refusal);
  return (
    <div className="grid gap-5">
      <h1 className="break-words font-semibold text-2xl tracking-tight">{texts.title}</h1>
      {typeof found === "string" ? (
        <Alert tone="warning" title={texts.failure.rateLimited}>
          {found}
        </Alert>
      ) : (
        <VerdictCard
          verdict={found.outcome}
          facts={found.license ? licenseFacts(found.license) : [{ term: texts.code.label, value: code }]}
          note={found.license && !found.license.holder_name ? texts.result.byNumber : null}
          checkedAt={found.checked_at}
        />
      )}
      <div data-print="hide" className="flex flex-wrap gap-2">
        <Button asChild size="lg">
          <a href="/verify">{texts.result.other}</a>
        </Button>
        <Button asChild size="lg">
          <a href="/verify/scan">{texts.scan.link}</a>
        </Button>
        <PrintButton />
      </div>
    </div>
  );
}

/** A percent sign of its own makes a segment that cannot be decoded; it names no license either. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment).slice(0, 60);
  } catch {
    return segment.slice(0, 60);
  }
}

function refusal(error: unknown): string {
  if (error instanceof DomainError && error.kind === "rate_limited") return error.message;
  throw error;
}
