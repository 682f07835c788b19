import { Field } from "@/components/ui/field";
import { DateInput } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { texts } from "../texts";

const words = texts.choice;

/** Which of the own companies; there is nothing to choose where there is only one. */
export function CompanyField({
  companies,
  chosen,
}: {
  companies: readonly { id: number; name: string }[];
  chosen: number;
}) {
  if (companies.length < 2) return <input type="hidden" name="company" value={chosen} />;
  return (
    <Field label={words.company} name="company" className="w-full sm:w-56">
      <Select key={chosen} defaultValue={chosen}>
        {companies.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** One choice of several, by its key in the address. */
export function ChoiceField({
  name,
  label,
  options,
  chosen,
  className = "w-full sm:w-44",
}: {
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
  chosen: string;
  className?: string;
}) {
  return (
    <Field label={label} name={name} className={className}>
      <Select key={chosen} defaultValue={chosen}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** One day, or two as a span. */
export function DayField({ name, label, value }: { name: string; label: string; value: string | undefined }) {
  return (
    <Field label={label} name={name} className="w-[calc(50%-0.375rem)] sm:w-40">
      <DateInput key={value ?? ""} defaultValue={value} />
    </Field>
  );
}

export function SpanFields({ from, through }: { from: string | undefined; through: string | undefined }) {
  return (
    <>
      <DayField name="from" label={words.from} value={from} />
      <DayField name="through" label={words.through} value={through} />
    </>
  );
}
