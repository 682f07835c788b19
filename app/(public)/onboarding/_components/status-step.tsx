import { BadgeCheck, Clock, RotateCcw, XCircle } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { JourneyView } from "@/lib/identity/onboarding/journey";
import { texts } from "../texts";

const ICONS = { review: Clock, approved: BadgeCheck, rejected: XCircle, pending: RotateCcw } as const;

/** Where the case stands; asked again by itself. */
export function StatusStep({ journey: { card }, account }: { journey: JourneyView; account: boolean }) {
  const decision = card?.decision ?? "pending";
  const Icon = ICONS[decision];
  return (
    <Card>
      <CardBody>
        <EmptyState
          icon={<Icon />}
          title={texts.statusTitle[decision]}
          text={texts.statusText[decision]}
          action={
            account ? (
              <Button asChild>
                <a href="/account">{texts.account}</a>
              </Button>
            ) : undefined
          }
        />
      </CardBody>
    </Card>
  );
}
