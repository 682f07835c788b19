import { api } from "@/lib/platform/http/operation";
import { ledgerOperations } from "./rest/ledgers";
import { lookupOperations } from "./rest/lookups";
import { postingOperations } from "./rest/postings";
import { voucherOperations } from "./rest/vouchers";

/** Contract 5's bookkeeping: postings into one journal, and its ledgers as views. */
export const bookkeepingApi = api({
  base: "/api/bookkeeping",
  tag: "Bookkeeping",
  envelope: "legacy",
  operations: [...lookupOperations, ...postingOperations, ...voucherOperations, ...ledgerOperations],
});
