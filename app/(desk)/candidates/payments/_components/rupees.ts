const format = new Intl.NumberFormat("en-IN", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** "1,23,456.70": groups of the Indian system, as the ledger shows them. */
export const rupees = (amount: number): string => format.format(amount);
