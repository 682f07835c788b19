import type { ReactNode } from "react";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import type { AccountState } from "@/lib/ledger/reconciliation/schema";
import { texts as ledgerTexts } from "../../texts";
import { texts } from "../texts";

/** The head of a bank account's screens, and the way between them. */
export function BankPage({
  account,
  title,
  description,
  actions,
  children,
}: {
  account: AccountState;
  title?: string;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const name = texts.account(account.bank_name, account.account_number);
  const base = `/ledger/reconciliation/${account.id}`;
  return (
    <>
      <PageHeader
        title={title ?? name}
        description={description ?? account.company}
        actions={actions}
        crumbs={[
          { label: ledgerTexts.title, href: "/ledger" },
          { label: texts.title, href: "/ledger/reconciliation" },
          { label: name },
        ]}
      />
      <LinkTabs
        label={name}
        places={[
          { href: base, label: texts.places.match },
          { href: `${base}/matched`, label: texts.places.matched },
          { href: `${base}/import`, label: texts.places.import },
          { href: `${base}/statement`, label: texts.places.statement },
        ]}
      />
      {children}
    </>
  );
}
