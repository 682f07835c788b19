import { LinkTabs } from "@/components/ui/link-tabs";
import { texts } from "../texts";

const places = [
  { href: "/ledger", label: texts.tabs.overview },
  { href: "/ledger/accounts", label: texts.tabs.ledgers },
  { href: "/ledger/vouchers", label: texts.tabs.vouchers },
  { href: "/ledger/drafts", label: texts.tabs.drafts },
  { href: "/ledger/parties", label: texts.tabs.parties },
  { href: "/ledger/companies", label: texts.tabs.companies },
  { href: "/ledger/reconciliation", label: texts.tabs.reconciliation },
  { href: "/ledger/reports", label: texts.tabs.reports },
];

/** The parts of the ledger. */
export const LedgerTabs = () => <LinkTabs label={texts.tabs.label} places={places} />;
