import { Badge } from "@/components/ui/badge";
import { Card, CardBody } from "@/components/ui/card";
import { LegalDate } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { MEDICAL_QUESTIONS } from "@/lib/licenses/applications/medical/questions";
import type { ApplicationScreen } from "@/lib/licenses/applications/screen";
import { texts } from "../texts";
import { CheckHeader } from "./check-header";
import { MedicalDialog } from "./medical-dialog";

const words = texts.medical;
type Declaration = ApplicationScreen["medical"][number];

const TONES = { fit: "success", unfit: "danger", undecided: "neutral" } as const;

/** The declaration in force, those before it, and the way to another one. */
export function MedicalCard({
  application,
  declarations,
  today,
  editable,
}: {
  application: ApplicationScreen["application"];
  declarations: ApplicationScreen["medical"];
  /** The office's day, YYYY-MM-DD. */
  today: string;
  editable: boolean;
}) {
  const [present, ...earlier] = declarations;
  return (
    <Card>
      <CheckHeader
        title={words.title}
        description={words.description}
        check="medical_verified"
        met={application.medical_verified}
        applicationId={application.id}
        // It is met by the decision on a declaration; only contract clients mark it by hand.
        marks={{ verify: false, takeBack: editable }}
      />
      <CardBody className="grid gap-4">
        {present ? <Facts declaration={present} /> : <p className="text-muted-foreground text-sm">{words.none}</p>}
        {earlier.length > 0 ? (
          <details className="text-sm">
            <summary className="w-fit text-primary text-xs">{words.earlier(earlier.length)}</summary>
            <ul className="mt-3 grid gap-4 border-l-2 pl-4">
              {earlier.map((declaration) => (
                <li key={declaration.id}>
                  <Facts declaration={declaration} />
                </li>
              ))}
            </ul>
          </details>
        ) : null}
        {editable ? (
          <div>
            <MedicalDialog
              applicationId={application.id}
              applicant={application.citizen_name}
              today={today}
              isFirst={present === undefined}
            />
          </div>
        ) : null}
      </CardBody>
    </Card>
  );
}

function Facts({ declaration }: { declaration: Declaration }) {
  const declared = MEDICAL_QUESTIONS.flatMap(({ id, label }) => {
    const answer = declaration.answers[id];
    return answer?.declared ? [{ id, label, details: answer.details }] : [];
  });
  const hasAnswers = Object.keys(declaration.answers).length > 0;
  const decision = <Badge tone={TONES[declaration.decision]}>{words.decisions[declaration.decision]}</Badge>;
  if (!hasAnswers)
    return (
      <p className="flex flex-wrap items-center gap-2 text-sm">
        {decision}
        <span className="text-muted-foreground">
          {words.flagOnly} <LegalDate value={declaration.declared_on} />
        </span>
      </p>
    );
  return (
    <DescriptionList
      columns={2}
      items={[
        { term: words.decision, value: decision },
        { term: words.reason, value: declaration.decision_reason },
        { term: words.by, value: declaration.declared_by },
        { term: words.on, value: <LegalDate value={declaration.declared_on} /> },
        {
          term: words.answers,
          wide: true,
          value:
            declared.length === 0 ? (
              words.nothing
            ) : (
              <ul className="grid gap-0.5">
                {declared.map(({ id, label, details }) => (
                  <li key={id}>
                    <span className="font-medium">{label}</span>: {details}
                  </li>
                ))}
              </ul>
            ),
        },
        {
          term: words.acuity,
          value:
            declaration.acuity_left || declaration.acuity_right
              ? `${declaration.acuity_left ?? "–"}, ${declaration.acuity_right ?? "–"}`
              : null,
        },
        {
          term: words.field,
          value: declaration.field_degrees === null ? null : words.degrees(declaration.field_degrees),
        },
      ]}
    />
  );
}
