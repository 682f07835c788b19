import { BookOpenText } from "lucide-react";
import { CreateLink } from "@/components/data-table/list-page";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { texts } from "../texts";

/** Stands on every page of the ledger until a first company has books. */
export function NoBooks() {
  return (
    <Card>
      <EmptyState
        icon={<BookOpenText />}
        title={texts.none.title}
        text={texts.none.text}
        action={<CreateLink href="/ledger/companies/new">{texts.none.action}</CreateLink>}
      />
    </Card>
  );
}
