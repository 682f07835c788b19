import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { ALIGNS, type DesignElement, PLACEHOLDERS, TYPE_STYLES } from "@/lib/candidates/certificates/design/schema";
import type { FormErrors } from "../../../admin/_shared/use-submit";
import { templateTexts as texts } from "../texts";

type Change = (change: Partial<Record<string, string | number>>) => void;

/** A number of a design. An empty field keeps the last number until there is another one. */
export function NumberField({
  label,
  name,
  value,
  error,
  step = 0.5,
  onValue,
}: {
  label: string;
  name: string;
  value: number;
  error?: string;
  step?: number;
  onValue: (value: number) => void;
}) {
  return (
    <Field label={label} name={name} error={error}>
      <Input
        type="number"
        step={step}
        min={0}
        value={value}
        onChange={({ target }) => Number.isNaN(target.valueAsNumber) || onValue(target.valueAsNumber)}
      />
    </Field>
  );
}

export function ColourField({
  label,
  name,
  value,
  onValue,
}: {
  label: string;
  name: string;
  value: string;
  onValue: (value: string) => void;
}) {
  return (
    <Field label={label} name={name}>
      <Input type="color" value={value} className="h-9 p-1" onChange={({ target }) => onValue(target.value)} />
    </Field>
  );
}

/** The fields of one element of a design. @param errors by the element's own names */
export function ElementFields({
  element,
  errors,
  onChange,
}: {
  element: DesignElement;
  errors: FormErrors;
  onChange: Change;
}) {
  const number = (name: string, label: string, value: number, step?: number) => (
    <NumberField
      key={name}
      label={label}
      name={name}
      value={value}
      step={step}
      error={errors[name]}
      onValue={(next) => onChange({ [name]: next })}
    />
  );
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {element.kind === "text" ? (
        <Field
          label={texts.words}
          name="text"
          hint={`${texts.wordsHint} ${PLACEHOLDERS.map((name) => `{${name}}`).join(" ")}`}
          error={errors.text}
          className="sm:col-span-full"
        >
          <Textarea
            rows={2}
            maxLength={400}
            value={element.text}
            onChange={({ target }) => onChange({ text: target.value })}
          />
        </Field>
      ) : null}
      {number("x", texts.x, element.x)}
      {number("y", texts.y, element.y)}
      {number("width", texts.width, element.width)}
      {"height" in element ? number("height", texts.height, element.height) : null}
      {element.kind === "rule" ? number("thickness", texts.thickness, element.thickness, 0.05) : null}
      {element.kind === "text" ? (
        <>
          {number("size", texts.size, element.size)}
          <Field label={texts.style} name="style">
            <Select value={element.style} onChange={({ target }) => onChange({ style: target.value })}>
              {TYPE_STYLES.map((style) => (
                <option key={style} value={style}>
                  {texts.styles[style]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={texts.align} name="align">
            <Select value={element.align} onChange={({ target }) => onChange({ align: target.value })}>
              {ALIGNS.map((align) => (
                <option key={align} value={align}>
                  {texts.aligns[align]}
                </option>
              ))}
            </Select>
          </Field>
          {number("tracking", texts.tracking, element.tracking, 0.01)}
          {number("lines", texts.lines, element.lines, 1)}
        </>
      ) : null}
      {"colour" in element ? (
        <ColourField
          label={texts.colour}
          name="colour"
          value={element.colour}
          onValue={(colour) => onChange({ colour })}
        />
      ) : null}
    </div>
  );
}
