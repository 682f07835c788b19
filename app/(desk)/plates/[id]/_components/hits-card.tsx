import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import type { BoloMatchView } from "@/lib/plates/bolos/schema";
import { texts } from "../../texts";

const words = texts.detail;
const tones: Record<BoloMatchView["state"], BadgeTone> = {
  unverified: "warning",
  confirmed: "danger",
  misread: "neutral",
};

/** The look-outs that were waiting for this plate. */
export function HitsCard({ hits }: { hits: readonly BoloMatchView[] }) {
  return (
    <Card>
      <CardHeader title={words.hits} />
      {hits.length === 0 ? (
        <CardBody className="text-muted-foreground text-sm">{words.noHits}</CardBody>
      ) : (
        <ul className="divide-y">
          {hits.map((hit) => (
            <li key={hit.id} className="grid gap-0.5 px-4 py-2.5 text-sm">
              <span className="flex flex-wrap items-center gap-2">
                <span>{hit.bolo_description ?? words.hitOf(hit.listed)}</span>
                <Badge dot tone={tones[hit.state]}>
                  {words.hitStates[hit.state]}
                </Badge>
                {hit.look_alike ? <Badge>{words.lookAlike}</Badge> : null}
              </span>
              <span className="text-muted-foreground text-xs">
                {words.hitOf(hit.listed)} · <DateTime value={hit.matched_at} />
                {hit.review_reason ? ` · ${hit.review_reason}` : null}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
