import { cn } from "@/components/ui/cn";
import { formatRupees } from "@/lib/ledger/rupees";

/** An amount in Indian groups, "1,23,456.70", never broken over lines. Nothing is a blank where `blankZero` says so. */
export function Rupees({
  paise,
  blankZero = false,
  className,
}: {
  paise: bigint | string;
  blankZero?: boolean;
  className?: string;
}) {
  const value = BigInt(paise);
  if (blankZero && value === 0n) return null;
  return <span className={cn("whitespace-nowrap tabular-nums", className)}>{formatRupees(value)}</span>;
}
