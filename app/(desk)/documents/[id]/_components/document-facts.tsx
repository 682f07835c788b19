import Link from "next/link";
import { formatBytes } from "@/components/charts/units";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { ScrollBox } from "@/components/ui/scroll-box";
import type { DocumentDetail } from "@/lib/identity/media/queries";
import type { KeptReading } from "@/lib/identity/tasks/output";
import { texts } from "../../texts";

/** What is known of a document besides its fields: the file, the machine readable zone, and all text. */
export function DocumentFacts({ document, data }: { document: DocumentDetail; data: KeptReading | null }) {
  const { reading } = document;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card>
        <CardHeader title={texts.facts} />
        <CardBody className="grid gap-4">
          <DescriptionList
            columns={2}
            items={[
              { term: texts.kind, value: data ? texts.types[data.documentType] : null },
              { term: texts.template, value: data?.template },
              { term: texts.issuer, value: data?.issuingState },
              { term: texts.columns.owner, value: document.owner?.name ?? texts.noOwner },
              { term: texts.columns.created, value: <DateTime value={document.created_at} /> },
              { term: texts.columns.size, value: formatBytes(document.size) },
              { term: texts.dimensions, value: texts.pixels(document.width_px, document.height_px) },
            ]}
          />
          {reading?.task_id ? (
            <Link
              href={`/admin/jobs/${reading.task_id}`}
              className="w-fit text-primary text-sm underline underline-offset-2"
            >
              {texts.job}
            </Link>
          ) : null}
        </CardBody>
      </Card>
      {data?.mrz ? (
        <Card>
          <CardHeader
            title={`${texts.mrz} (${data.mrz.format})`}
            description={[
              texts.checks(data.mrz.checksHeld, data.mrz.checksTotal),
              ...(data.mrz.repairs.length > 0 ? [texts.repaired(data.mrz.repairs.length)] : []),
            ].join(", ")}
          />
          <CardBody>
            <ScrollBox label={texts.mrz}>
              <pre className="font-mono text-sm">{data.mrz.lines.join("\n")}</pre>
            </ScrollBox>
          </CardBody>
        </Card>
      ) : null}
      {data?.text ? (
        <Card className="lg:col-span-2">
          <CardHeader title={texts.text} />
          <CardBody>
            <pre className="wrap-anywhere whitespace-pre-wrap font-sans text-sm">{data.text}</pre>
          </CardBody>
        </Card>
      ) : null}
    </div>
  );
}
