import { Badge } from "@/components/ui/badge";
import type { VoucherRow } from "@/lib/ledger/desk/vouchers-listing";
import { voucherStates } from "../../texts";

const tones = { posted: "success", saved: "info", reversed: "warning" } as const;

/** Whether a voucher stands in the books. */
export const StateBadge = ({ state }: { state: VoucherRow["state"] }) => (
  <Badge tone={tones[state]}>{voucherStates[state]}</Badge>
);
