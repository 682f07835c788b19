import { api } from "@/lib/platform/http/operation";
import { attachmentOperations } from "./rest/attachments";
import { bookOperations } from "./rest/books";
import { companyOperations } from "./rest/companies";
import { deleteOperations } from "./rest/deletes";
import { deskOperations } from "./rest/desk";
import { draftOperations } from "./rest/drafts";
import { ledgerOperations } from "./rest/ledgers";
import { noteOperations } from "./rest/notes";
import { partyOperations } from "./rest/parties";
import { postingOperations } from "./rest/postings";
import { matchOperations } from "./rest/reconciliation-matches";
import { statementOperations } from "./rest/reconciliation-statements";
import { reportOperations } from "./rest/reports";
import { voucherOperations } from "./rest/vouchers";

/** Contract 5's bookkeeping: postings into one journal, and its ledgers as views. */
export const bookkeepingApi = api({
  base: "/api/bookkeeping",
  tag: "Bookkeeping",
  envelope: "legacy",
  operations: [
    ...companyOperations,
    ...partyOperations,
    ...postingOperations,
    ...voucherOperations,
    ...noteOperations,
    ...draftOperations,
    ...attachmentOperations,
    ...deleteOperations,
    ...ledgerOperations,
    ...reportOperations,
    ...bookOperations,
    ...deskOperations,
    ...statementOperations,
    ...matchOperations,
  ],
});
