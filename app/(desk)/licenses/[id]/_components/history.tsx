import { StatusBadge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import type { LicenseScreen } from "@/lib/licenses/screen";
import { texts } from "../../texts";

const words = texts.history;

/** Every set of files that was drawn, the newest first. */
export function Generations({ generations }: { generations: LicenseScreen["generations"] }) {
  return (
    <Card data-print="hide">
      <CardHeader title={words.generations} />
      {generations.length === 0 ? (
        <CardBody className="text-muted-foreground">{words.generationsNone}</CardBody>
      ) : (
        <ul className="divide-y">
          {generations.map((generation) => (
            <li key={generation.id} className="grid gap-0.5 px-4 py-2.5 text-sm">
              <span className="flex items-center justify-between gap-3">
                <DateTime value={generation.createdAt} className="font-medium" />
                {generation.state === "current" ? (
                  <StatusBadge status="active" label={words.current} />
                ) : (
                  <StatusBadge status="superseded" label={words.superseded} />
                )}
              </span>
              <span className="text-muted-foreground text-xs">
                {words.generator} {generation.generatorVersion}
                {generation.requestedBy ? `, ${words.by(generation.requestedBy)}` : null}
                {generation.supersededAt ? (
                  <>
                    , {words.replaced} <DateTime value={generation.supersededAt} />
                  </>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
