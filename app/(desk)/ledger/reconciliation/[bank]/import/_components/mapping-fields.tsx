"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { CsvMapping } from "@/lib/ledger/reconciliation/parse/mapping";
import { texts } from "../../../texts";

const words = texts.import;
const ORDERS = ["dmy", "mdy", "ymd"] as const;
const SIGNS = ["point", "comma"] as const;
type AmountKind = keyof typeof words.amountKinds;

const kindOf = ({ amounts }: CsvMapping): AmountKind =>
  amounts.kind === "two" ? "two" : amounts.turned ? "turned" : "signed";

/** The same columns said the other way, so that little has to be chosen again. */
function withKind(mapping: CsvMapping, kind: AmountKind): CsvMapping {
  const { amounts } = mapping;
  const amount = amounts.kind === "two" ? amounts.credit : amounts.amount;
  if (kind === "two") {
    const debit = amounts.kind === "two" ? amounts.debit : amount;
    return { ...mapping, amounts: { kind: "two", debit, credit: amount } };
  }
  const side = amounts.kind === "signed" ? amounts.side : null;
  return { ...mapping, amounts: { kind: "signed", amount, side, turned: kind === "turned" } };
}

/** Which column of a CSV is what, and how its dates and amounts are written. */
export function MappingFields({
  mapping,
  columns,
  onChange,
}: {
  mapping: CsvMapping;
  columns: readonly string[];
  onChange: (mapping: CsvMapping) => void;
}) {
  const { amounts } = mapping;
  const column = (name: string, label: string, value: number | null, set: (at: number) => void) => (
    <Field label={label} name={name} required>
      <Select value={value ?? ""} onChange={(event) => set(Number(event.target.value))}>
        <ColumnOptions columns={columns} />
      </Select>
    </Field>
  );
  const maybe = (name: string, label: string, value: number | null, set: (at: number | null) => void) => (
    <Field label={label} name={name}>
      <Select
        value={value ?? ""}
        onChange={(event) => set(event.target.value === "" ? null : Number(event.target.value))}
      >
        <option value="">{words.none}</option>
        <ColumnOptions columns={columns} />
      </Select>
    </Field>
  );
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      {column("date", words.date, mapping.date, (date) => onChange({ ...mapping, date }))}
      <Field label={words.dateOrder} name="date_order">
        <Select
          value={mapping.date_order}
          onChange={(event) =>
            onChange({ ...mapping, date_order: ORDERS.find((one) => one === event.target.value) ?? "dmy" })
          }
        >
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {words.dateOrders[order]}
            </option>
          ))}
        </Select>
      </Field>
      {column("description", words.description, mapping.description, (description) =>
        onChange({ ...mapping, description }),
      )}
      {maybe("reference", words.reference, mapping.reference, (reference) => onChange({ ...mapping, reference }))}
      <Field label={words.amounts} name="amounts">
        <Select
          value={kindOf(mapping)}
          onChange={(event) => onChange(withKind(mapping, event.target.value as AmountKind))}
        >
          {Object.entries(words.amountKinds).map(([kind, label]) => (
            <option key={kind} value={kind}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      {amounts.kind === "two" ? (
        <>
          {column("debit", words.debit, amounts.debit, (debit) =>
            onChange({ ...mapping, amounts: { ...amounts, debit } }),
          )}
          {column("credit", words.credit, amounts.credit, (credit) =>
            onChange({ ...mapping, amounts: { ...amounts, credit } }),
          )}
        </>
      ) : (
        <>
          {column("amount", words.amount, amounts.amount, (amount) =>
            onChange({ ...mapping, amounts: { ...amounts, amount } }),
          )}
          {maybe("side", words.side, amounts.side, (side) => onChange({ ...mapping, amounts: { ...amounts, side } }))}
        </>
      )}
      {maybe("balance", words.balance, mapping.balance, (balance) => onChange({ ...mapping, balance }))}
      <Field label={words.decimal} name="decimal">
        <Select
          value={mapping.decimal}
          onChange={(event) =>
            onChange({ ...mapping, decimal: SIGNS.find((one) => one === event.target.value) ?? "point" })
          }
        >
          {SIGNS.map((sign) => (
            <option key={sign} value={sign}>
              {words.decimals[sign]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.headerRow} name="header_row" hint={words.headerRowHint}>
        <Input
          type="number"
          min={0}
          max={100}
          value={mapping.header_row}
          onChange={(event) =>
            onChange({
              ...mapping,
              header_row: Math.min(100, Math.max(0, Math.trunc(Number(event.target.value)) || 0)),
            })
          }
        />
      </Field>
    </div>
  );
}

const ColumnOptions = ({ columns }: { columns: readonly string[] }) =>
  columns.map((name, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a file's columns have no other name that is their own.
    <option key={at} value={at}>
      {name}
    </option>
  ));
