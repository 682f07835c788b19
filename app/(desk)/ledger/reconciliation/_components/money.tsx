import { Rupees } from "../../_components/rupees";

/** An amount in rupees, as REST and the reconciliation's views have it, in Indian groups. */
export const Money = ({ rupees, className }: { rupees: number; className?: string }) => (
  <Rupees paise={paiseOfRupees(rupees)} className={className} />
);

/** Rupees of a view have two decimals; the product is exact within the ledger's bounds once it is rounded. */
export const paiseOfRupees = (rupees: number): bigint => BigInt(Math.round(rupees * 100));
