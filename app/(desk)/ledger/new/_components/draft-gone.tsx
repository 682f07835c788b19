import { FilePen } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { LedgerTabs } from "../../_components/ledger-tabs";
import { texts } from "../../texts";
import { formTexts } from "../texts";

const words = formTexts.draft;

/** What stands where a draft was: it was posted, or deleted. */
export function DraftGone({ title, refused, posted }: { title: string; refused: string | null; posted: boolean }) {
  return (
    <>
      <PageHeader title={title} crumbs={[{ label: texts.title, href: "/ledger" }, { label: title }]} />
      <LedgerTabs />
      <EmptyState
        icon={<FilePen />}
        title={posted ? words.postedTitle : words.goneTitle}
        text={refused ?? words.gone}
        action={
          <Button asChild>
            <Link href="/ledger/drafts">{words.all}</Link>
          </Button>
        }
      />
    </>
  );
}
