import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime, LegalDate } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { type FieldName, fieldLabels, paymentLabels, sexLabels, candidateTexts as texts } from "../texts";

const DATES: readonly FieldName[] = ["dob", "passportExpiry", "cdcExpiry"];
const WORDS: Partial<Record<FieldName, Record<string, string>>> = { sex: sexLabels, paymentStatus: paymentLabels };

/** What is known of a candidate. */
export function CandidateDetails({
  form,
  candidateKey,
  personId,
  createdAt,
  changedAt,
  warnings,
}: {
  form: Record<string, string>;
  candidateKey: string;
  personId: number | null;
  createdAt: string;
  changedAt: string;
  warnings: readonly string[];
}) {
  const item = (name: FieldName, wide = false) => {
    const value = form[name] ?? "";
    const isDate = DATES.includes(name) && /^\d{4}-\d{2}-\d{2}$/.test(value);
    return {
      term: fieldLabels[name],
      value: isDate ? <LegalDate value={value} /> : (WORDS[name]?.[value] ?? value),
      wide,
    };
  };
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {warnings.length > 0 ? (
        <Alert tone="warning" title={texts.warnings} className="lg:col-span-full">
          {warnings.join(" ")}
        </Alert>
      ) : null}
      <Card>
        <CardHeader title={texts.identity} />
        <CardBody>
          <DescriptionList
            items={[
              item("firstName"),
              item("lastName"),
              item("passport"),
              item("passportExpiry"),
              item("dob"),
              item("sex"),
              item("nationality"),
              {
                term: texts.person,
                value: personId ? (
                  <Link href={`/people/${personId}`} className="text-primary underline-offset-4 hover:underline">
                    {texts.openPerson}
                  </Link>
                ) : null,
              },
              item("address", true),
            ]}
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={texts.seafarer} />
        <CardBody>
          <DescriptionList items={[item("cdcNo"), item("cdcExpiry"), item("indosNo")]} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={texts.contact} />
        <CardBody>
          <DescriptionList items={[item("email"), item("phone")]} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={texts.order} />
        <CardBody>
          <DescriptionList
            items={[
              item("companyName"),
              item("clientName"),
              item("rollNo"),
              item("personInCharge"),
              item("paymentStatus"),
              { term: texts.key, value: <span className="break-all font-mono text-xs">{candidateKey}</span> },
              { term: texts.registeredOn, value: <DateTime value={createdAt} /> },
              { term: texts.changedOn, value: <DateTime value={changedAt} /> },
            ]}
          />
        </CardBody>
      </Card>
    </div>
  );
}
