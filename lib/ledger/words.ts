const ONES = [
  "",
  "One",
  "Two",
  "Three",
  "Four",
  "Five",
  "Six",
  "Seven",
  "Eight",
  "Nine",
  "Ten",
  "Eleven",
  "Twelve",
  "Thirteen",
  "Fourteen",
  "Fifteen",
  "Sixteen",
  "Seventeen",
  "Eighteen",
  "Nineteen",
];
const TENS = ["", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"];

const belowHundred = (n: number): string =>
  n < 20 ? (ONES[n] ?? "") : [TENS[Math.floor(n / 10)], ONES[n % 10]].filter(Boolean).join(" ");
const belowThousand = (n: number): string => {
  const hundreds = Math.floor(n / 100);
  return [hundreds > 0 ? `${ONES[hundreds]} Hundred` : "", belowHundred(n % 100)].filter(Boolean).join(" ");
};

/** A whole number in the Indian system: crores of what is above 99,99,999. */
function wholeInWords(n: bigint): string {
  if (n === 0n) return "Zero";
  const crores = n / 10_000_000n;
  const rest = Number(n % 10_000_000n);
  const [lakhs, thousands, last] = [Math.floor(rest / 100_000), Math.floor(rest / 1000) % 100, rest % 1000];
  return [
    crores > 0n ? `${wholeInWords(crores)} Crore` : "",
    lakhs > 0 ? `${belowHundred(lakhs)} Lakh` : "",
    thousands > 0 ? `${belowHundred(thousands)} Thousand` : "",
    belowThousand(last),
  ]
    .filter(Boolean)
    .join(" ");
}

/**
 * An amount as invoices in India write it: "Rupees One Lakh Twenty Three Thousand Four Hundred and Fifty Paise Only".
 *
 * @param paise 0 or more
 */
export function rupeesInWords(paise: bigint): string {
  const [rupees, rest] = [paise / 100n, Number(paise % 100n)];
  const parts = `Rupees ${wholeInWords(rupees)}`;
  return rest > 0 ? `${parts} and ${belowHundred(rest)} Paise Only` : `${parts} Only`;
}
