import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Demanded } from "../../../_components/search-form";
import type { Refusal } from "../../../find-reads";
import { texts } from "../../../texts";

const words = texts.search;

/** Asks what a plate's history is wanted for, before anything of it is shown. */
export function ReasonForm({
  demanded,
  refusal,
  purpose,
  caseNumber,
  alike,
}: {
  demanded: Demanded;
  refusal: Refusal;
  purpose: string;
  caseNumber: string;
  alike: boolean;
}) {
  return (
    <Card className="max-w-xl">
      <CardHeader title={words.refused} description={words.logged} />
      <CardBody>
        {/* A plain GET: the page asks again with what is typed here in its address. */}
        <form method="get" className="grid gap-4">
          {alike ? <input type="hidden" name="alike" value="yes" /> : null}
          <Field
            label={words.purpose}
            name="purpose"
            hint={words.purposeHint}
            error={refusal.purpose ?? refusal[""]}
            required={demanded !== "optional"}
          >
            <Input defaultValue={purpose} maxLength={200} autoComplete="off" />
          </Field>
          <Field
            label={words.caseNumber}
            name="case"
            error={refusal.case_number}
            required={demanded === "case"}
            optional={demanded !== "case"}
          >
            <Input defaultValue={caseNumber} maxLength={60} autoComplete="off" />
          </Field>
          <Button type="submit" variant="primary" className="justify-self-start">
            {words.submit}
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}
