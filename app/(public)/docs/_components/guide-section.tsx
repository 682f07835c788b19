import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { errorKinds, errorsGuide, type Guide, texts } from "../texts";
import { AnchorHeading } from "./anchor-heading";
import { CodeBlock } from "./code-block";
import { Inline } from "./inline";

/** A section of the introduction: text on the left, a command on the right. */
export function GuideSection({ guide }: { guide: Guide }) {
  return (
    <section id={guide.anchor} className="border-t py-8">
      <AnchorHeading level={2} anchor={guide.anchor} what={guide.title}>
        {guide.title}
      </AnchorHeading>
      <div className="mt-3 grid gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,25rem)]">
        <Paragraphs texts={guide.paragraphs} />
        {guide.code ? <CodeBlock title={guide.title} text={guide.code.text} what={guide.code.what} /> : null}
      </div>
    </section>
  );
}

function Paragraphs({ texts: paragraphs }: { texts: readonly string[] }) {
  return (
    <div className="grid max-w-prose content-start gap-3 text-sm leading-relaxed">
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>
          <Inline text={paragraph} />
        </p>
      ))}
    </div>
  );
}

export type ErrorSamples = { detail: string; problem: string };

/** Statuses with their meaning, and both shapes as the server writes them. */
export function ErrorsSection({
  statuses,
  samples,
}: {
  statuses: Record<keyof typeof errorKinds, number>;
  samples: ErrorSamples;
}) {
  const { anchor, title } = errorsGuide;
  return (
    <section id={anchor} className="border-t py-8">
      <AnchorHeading level={2} anchor={anchor} what={title}>
        {title}
      </AnchorHeading>
      <div className="mt-3 grid gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,25rem)]">
        <div className="grid min-w-0 content-start gap-5">
          <Paragraphs texts={errorsGuide.paragraphs} />
          <Table label={title}>
            <TableHead>
              <TableRow>
                <TableHeader>{texts.status}</TableHeader>
                <TableHeader>{texts.meaning}</TableHeader>
              </TableRow>
            </TableHead>
            <TableBody>
              {Object.entries(errorKinds).map(([kind, meaning]) => (
                <TableRow key={kind}>
                  <TableCell className="font-mono">{statuses[kind as keyof typeof errorKinds]}</TableCell>
                  <TableCell className="whitespace-normal">{meaning}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
        <div className="grid min-w-0 content-start gap-4">
          <CodeBlock title={errorsGuide.samples.detail} text={samples.detail} what={errorsGuide.samples.detail} />
          <CodeBlock title={errorsGuide.samples.problem} text={samples.problem} what={errorsGuide.samples.problem} />
        </div>
      </div>
    </section>
  );
}
