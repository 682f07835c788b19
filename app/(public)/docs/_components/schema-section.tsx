import type { NamedSchemaView } from "../_reference/reference";
import { AnchorHeading } from "./anchor-heading";
import { FieldList } from "./field-list";
import { Inline } from "./inline";

/** A schema that several answers share. */
export function SchemaSection({ schema: { name, anchor, description, fields } }: { schema: NamedSchemaView }) {
  return (
    <section id={anchor} className="border-t py-8">
      <AnchorHeading level={3} anchor={anchor} what={name} className="font-mono">
        {name}
      </AnchorHeading>
      {description ? (
        <p className="mt-2 text-sm">
          <Inline text={description} />
        </p>
      ) : null}
      <div className="mt-3 max-w-prose">
        <FieldList fields={fields} answered />
      </div>
    </section>
  );
}
