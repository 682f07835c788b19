/** A statement that tests write down in the formats of banks. Paise. */
type Written = {
  account: string;
  opening: bigint;
  lines: { date: string; amount: bigint; description: string; reference: string }[];
};

const rupees = (paise: bigint, point: string): string => {
  const size = paise < 0n ? -paise : paise;
  return `${size / 100n}${point}${String(size % 100n).padStart(2, "0")}`;
};
const closingOf = ({ opening, lines }: Written): bigint => lines.reduce((sum, { amount }) => sum + amount, opening);
const shortDay = (date: string): string => date.slice(2).replaceAll("-", "");
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

export function mt940Of(written: Written): string {
  const { account, opening, lines } = written;
  const [first, last] = [lines[0]?.date ?? "2026-04-01", lines.at(-1)?.date ?? "2026-04-01"];
  const balance = (tag: string, date: string, paise: bigint) =>
    `:${tag}:${paise < 0n ? "D" : "C"}${shortDay(date)}INR${rupees(paise, ",")}`;
  return [
    "{1:F01SBINAAAAXXX0000000000}{2:I940SBINXXXXN}{4:",
    ":20:STMT",
    `:25:${account}`,
    ":28C:1/1",
    balance("60F", first, opening),
    ...lines.flatMap(({ date, amount, description, reference }) => [
      `:61:${shortDay(date)}${date.slice(5).replace("-", "")}${amount < 0n ? "D" : "C"}${rupees(amount, ",")}NTRF${reference}//BANKREF`,
      `:86:${description}`,
    ]),
    balance("62F", last, closingOf(written)),
    "-}",
    "",
  ].join("\r\n");
}

export function camtOf(written: Written): string {
  const { account, opening, lines } = written;
  const [first, last] = [lines[0]?.date ?? "2026-04-01", lines.at(-1)?.date ?? "2026-04-01"];
  const money = (paise: bigint) =>
    `<Amt Ccy="INR">${rupees(paise, ".")}</Amt><CdtDbtInd>${paise < 0n ? "DBIT" : "CRDT"}</CdtDbtInd>`;
  const balance = (code: string, date: string, paise: bigint) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${money(paise)}<Dt><Dt>${date}</Dt></Dt></Bal>`;
  const entries = lines.map(
    ({ date, amount, description, reference }) =>
      `<Ntry>${money(amount)}<Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>${date}T10:00:00+05:30</DtTm></BookgDt><NtryDtls><TxDtls>` +
      `<Refs><EndToEndId>${escaped(reference)}</EndToEndId></Refs><RmtInf><Ustrd>${escaped(description)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>` +
    `<Acct><Id><Othr><Id>${account}</Id></Othr></Id></Acct>${balance("OPBD", first, opening)}${balance("CLBD", last, closingOf(written))}` +
    `${entries.join("")}</Stmt></BkToCstmrStmt></Document>`
  );
}
