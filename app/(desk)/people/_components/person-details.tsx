import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { DateTime, LegalDate } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import type { Citizen } from "@/lib/people/schema";
import { fieldLabels, genderLabels, idTypeLabels, maritalLabels, peopleTexts, personTexts } from "../texts";

/** Everything that is written down about a person. */
export function PersonDetails({ citizen, age }: { citizen: Citizen; age: number }) {
  const address = [
    citizen.address_line1,
    citizen.address_line2,
    citizen.city,
    citizen.state_province,
    citizen.postal_code,
    citizen.country,
  ];
  return (
    <div className="grid gap-4">
      <Card>
        <CardHeader title={personTexts.identity} />
        <CardBody>
          <DescriptionList
            items={[
              {
                term: fieldLabels.id_number,
                value: (
                  <span className="inline-flex items-center gap-1 tabular-nums">
                    {citizen.id_number}
                    <CopyButton text={citizen.id_number} what={fieldLabels.id_number} />
                  </span>
                ),
              },
              { term: fieldLabels.id_type, value: labelOf(idTypeLabels, citizen.id_type) },
              { term: fieldLabels.first_name, value: citizen.first_name },
              { term: fieldLabels.last_name, value: citizen.last_name },
              { term: fieldLabels.middle_name, value: citizen.middle_name },
              {
                term: fieldLabels.date_of_birth,
                value: (
                  <>
                    <LegalDate value={citizen.date_of_birth} /> ({peopleTexts.years(age)})
                  </>
                ),
              },
              { term: fieldLabels.gender, value: genderLabels[citizen.gender] },
              { term: fieldLabels.marital_status, value: labelOf(maritalLabels, citizen.marital_status) },
              { term: fieldLabels.birth_place, value: citizen.birth_place },
              { term: fieldLabels.nationality, value: citizen.nationality },
            ]}
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={personTexts.contact} />
        <CardBody>
          <DescriptionList
            items={[
              {
                term: fieldLabels.phone_number,
                value: citizen.phone_number ? (
                  <a
                    className="text-primary underline-offset-4 hover:underline"
                    href={`tel:${citizen.phone_number.replaceAll(/[^\d+]/g, "")}`}
                  >
                    {citizen.phone_number}
                  </a>
                ) : null,
              },
              {
                term: fieldLabels.email,
                value: citizen.email ? (
                  <a className="text-primary underline-offset-4 hover:underline" href={`mailto:${citizen.email}`}>
                    {citizen.email}
                  </a>
                ) : null,
              },
              { term: personTexts.address, value: <Lines lines={address} />, wide: true },
              { term: personTexts.registeredOn, value: <DateTime value={citizen.created_at} /> },
              { term: personTexts.changedOn, value: <DateTime value={citizen.updated_at} /> },
            ]}
          />
        </CardBody>
      </Card>
    </div>
  );
}

const labelOf = (labels: Record<string, string>, value: string | null): string | null =>
  value && (labels[value] ?? value);

function Lines({ lines }: { lines: readonly (string | null)[] }) {
  const filled = lines.filter((line) => line !== null && line !== "");
  return (
    <address className="not-italic">
      {filled.map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </address>
  );
}
