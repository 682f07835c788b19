"use client";

import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import type { JourneyView } from "@/lib/identity/onboarding/journey";
import { texts } from "../texts";

/** While the document is read; the page may be closed meanwhile. */
export function ReadingStep({ journey: { job } }: { journey: JourneyView }) {
  return (
    <Card>
      <CardHeader title={texts.reading} description={texts.readingHint} />
      <CardBody className="grid gap-2">
        <Progress value={job ? 100 * job.progress : null} label={texts.reading} />
        <p role="status" className="text-muted-foreground text-sm">
          {job?.stage ?? texts.reading}
        </p>
      </CardBody>
    </Card>
  );
}
