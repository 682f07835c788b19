import { ChevronRight } from "lucide-react";
import { Fragment } from "react";
import { cn } from "@/components/ui/cn";
import type { FieldView, SchemaView } from "../_reference/fields";
import { schemaAnchor } from "../_reference/reference";
import { texts } from "../texts";
import { Inline } from "./inline";

/**
 * Parameters or fields, one row each: name, type, what it is, what binds it, what is inside. Of what is sent the
 * `required` are marked; of what is `answered`, where nearly all is always there, those that may be missing.
 */
export function FieldList({ fields, answered }: { fields: FieldView[]; answered?: boolean }) {
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {fields.map((field) => (
        <li key={field.name} className="grid gap-1 px-3 py-2.5">
          <div className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
            <code className="break-all font-medium font-mono text-[13px]">{field.name}</code>
            <TypeName schema={field} className="text-muted-foreground" />
            {field.required && !answered ? (
              <span className="font-medium text-warning text-xs">{texts.required}</span>
            ) : null}
            {!field.required && answered ? (
              <span className="text-muted-foreground text-xs">{texts.mayBeMissing}</span>
            ) : null}
          </div>
          {field.description ? (
            <p className="text-muted-foreground text-sm">
              <Inline text={field.description} />
            </p>
          ) : null}
          <Bounds schema={field} />
          <Inside schema={field} name={field.name} answered={answered} />
        </li>
      ))}
    </ul>
  );
}

/** A type in words, in which the name of a schema leads to its description. */
export function TypeName({ schema, className }: { schema: Pick<SchemaView, "type" | "names">; className?: string }) {
  return (
    <span className={cn("break-words font-mono text-xs", className)}>
      {schema.type.split(/\b/).map((part, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text never change places.
        if (!schema.names.includes(part)) return <Fragment key={index}>{part}</Fragment>;
        return (
          <a
            key={part}
            href={`#${schemaAnchor(part)}`}
            className="text-primary underline decoration-primary/40 underline-offset-4 hover:decoration-primary"
          >
            {part}
          </a>
        );
      })}
    </span>
  );
}

function Bounds({ schema: { constraints, values } }: { schema: SchemaView }) {
  if (constraints.length + values.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5 text-muted-foreground text-xs">
      {values.length > 0 ? <span className="sr-only">{texts.values}: </span> : null}
      {values.map((value) => (
        <code key={value} className="rounded-sm bg-muted px-1 py-0.5 font-mono">
          {value}
        </code>
      ))}
      {constraints.length > 0 ? <span className="break-words">{constraints.join(" · ")}</span> : null}
    </div>
  );
}

/** The fields within, closed until asked for; of a union, those of each alternative. */
export function Inside({ schema, name, answered }: { schema: SchemaView; name: string; answered?: boolean }) {
  if (schema.variants.length > 0) {
    return (
      <div className="mt-1 grid gap-2">
        <p className="text-muted-foreground text-xs">{texts.oneOf}</p>
        {schema.variants.map((variant) => (
          <Fold
            key={variant.fields.map((field) => field.name).join()}
            schema={variant}
            label={variant.type}
            answered={answered}
          />
        ))}
      </div>
    );
  }
  return schema.fields.length > 0 ? <Fold schema={schema} label={name} answered={answered} /> : null;
}

function Fold({ schema, label, answered }: { schema: SchemaView; label: string; answered?: boolean }) {
  return (
    <details className="group/fold">
      <summary className="inline-flex cursor-pointer select-none items-center gap-1 rounded-md py-0.5 pr-2 text-primary text-xs hover:underline [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 transition-transform group-open/fold:rotate-90" />
        <span className="font-mono">{label}</span>
        <span className="text-muted-foreground">{texts.fields(schema.fields.length)}</span>
      </summary>
      <div className="mt-1.5">
        <FieldList fields={schema.fields} answered={answered} />
      </div>
    </details>
  );
}
