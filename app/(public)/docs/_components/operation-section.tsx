import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { OperationView, ResponseView } from "../_reference/reference";
import { texts } from "../texts";
import { AnchorHeading } from "./anchor-heading";
import { CodeBlock } from "./code-block";
import { FieldList, Inside, TypeName } from "./field-list";
import { Inline } from "./inline";
import { MethodBadge } from "./method";

/** One operation: what it is and takes on the left, how it is called and answers on the right. */
export function OperationSection({ operation }: { operation: OperationView }) {
  const { id, method, path, summary, description, access, open, parameters, body, answers, errors, curl } = operation;
  const example = answers.find((answer) => answer.example)?.example;
  return (
    <section id={id} aria-label={`${method} ${path}`} className="border-t py-8">
      <AnchorHeading level={2} anchor={id} what={summary} className="text-base">
        {summary}
      </AnchorHeading>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <MethodBadge method={method} />
        <code className="break-all font-mono text-sm">{path}</code>
      </div>
      <div className="mt-4 grid gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,25rem)]">
        <div className="grid min-w-0 content-start gap-5">
          <div className="grid gap-2 text-sm">
            {description.map((paragraph) => (
              <p key={paragraph}>
                <Inline text={paragraph} />
              </p>
            ))}
            <p className="flex flex-wrap items-center gap-2 text-muted-foreground">
              <span>{texts.who}:</span>
              <Badge tone={open ? "success" : "neutral"}>{access.replace(/\.$/, "")}</Badge>
              <code className="ml-auto font-mono text-xs max-sm:ml-0">{id}</code>
            </p>
          </div>
          {parameters.map((group) => (
            <Part key={group.in} title={texts.parametersIn[group.in]}>
              <FieldList fields={group.parameters} />
            </Part>
          ))}
          {body ? (
            <Part title={texts.body} note={`${texts.bodyAs} ${body.types.join(` ${texts.or} `)}`}>
              <FieldList fields={body.fields} />
            </Part>
          ) : null}
          <Part title={texts.answer}>
            <ul className="grid gap-2">
              {answers.map((answer) => (
                <Answer key={answer.status} answer={answer} />
              ))}
            </ul>
          </Part>
          <Part title={texts.errors}>
            <ul className="grid gap-1.5 text-sm">
              {errors.map((error) => (
                <ErrorLine key={error.status} error={error} />
              ))}
            </ul>
          </Part>
        </div>
        <div className="grid min-w-0 content-start gap-4 xl:sticky xl:top-17 xl:self-start">
          <CodeBlock title={texts.example} text={curl} what={texts.curlOf(id)} />
          {example ? <CodeBlock title={texts.exampleAnswer} text={example} what={texts.answerOf(id)} /> : null}
        </div>
      </div>
    </section>
  );
}

function Part({ title, note, children }: { title: string; note?: string; children: React.ReactNode }) {
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h3 className="font-semibold text-sm">{title}</h3>
        {note ? <p className="break-words text-muted-foreground text-xs">{note}</p> : null}
      </div>
      {children}
    </div>
  );
}

const toneOf = (status: string): BadgeTone =>
  status.startsWith("2") ? "success" : status.startsWith("5") ? "danger" : "warning";

function Status({ status }: { status: string }) {
  return (
    <Badge tone={toneOf(status)} className="rounded-md font-mono">
      {status}
    </Badge>
  );
}

function Answer({ answer: { status, types, schema } }: { answer: ResponseView }) {
  return (
    <li className="grid gap-1.5 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <Status status={status} />
        {schema ? <TypeName schema={schema} /> : <span className="font-mono text-xs">{texts.file}</span>}
        <span className="break-all text-muted-foreground text-xs">{types.join(", ")}</span>
      </div>
      {schema ? <Inside schema={schema} name={schema.type.split(" | ").at(-1) ?? ""} answered /> : null}
    </li>
  );
}

function ErrorLine({ error: { status, description, schema } }: { error: ResponseView }) {
  return (
    <li className="flex items-baseline gap-2">
      <Status status={status} />
      <span className="min-w-0 flex-1 break-words text-muted-foreground">
        <Inline text={description} />
      </span>
      {schema ? <TypeName schema={schema} className="shrink-0" /> : null}
    </li>
  );
}
