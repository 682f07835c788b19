import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { DateTime } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import type { InstallationView } from "@/lib/entitlements/schema";
import { texts } from "../texts";
import { FeatureList } from "./feature-list";
import { PutIn } from "./put-in";
import { TakeOut } from "./take-out";

/** The license that this office runs under. @param cameras active ones */
export function InstallationCard({ installation, cameras }: { installation: InstallationView; cameras: number }) {
  const { state, source } = installation;
  const tone = state === "valid" ? "success" : state === "none" ? "neutral" : "danger";
  return (
    <Card>
      <CardHeader
        title={texts.installation}
        actions={
          <Badge dot tone={tone}>
            {texts.states[state]}
          </Badge>
        }
      />
      <CardBody className="grid gap-4">
        {state === "none" ? <p className="text-muted-foreground text-sm">{texts.noLicense}</p> : null}
        {installation.reason ? (
          <Alert tone="danger" title={texts.invalidTitle}>
            {installation.reason}. {texts.invalidText}
          </Alert>
        ) : null}
        {installation.clock_set_back ? (
          <Alert tone="warning" title={texts.clockTitle}>
            {texts.clockText}
          </Alert>
        ) : null}
        <DescriptionList
          columns={2}
          items={[
            { term: texts.camerasInUse, value: texts.ofLimit(cameras, installation.camera_limit) },
            ...(state === "none"
              ? []
              : [
                  { term: texts.customer, value: installation.customer },
                  {
                    term: texts.validUntil,
                    value: installation.valid_until ? <DateTime value={installation.valid_until} /> : null,
                  },
                  { term: texts.features, value: <FeatureList features={installation.features} /> },
                  { term: texts.source, value: source ? texts.sources[source] : null },
                ]),
            {
              term: texts.node,
              value: (
                <span className="inline-flex min-w-0 items-center gap-1">
                  <code className="break-all font-mono text-xs">{installation.node_id}</code>
                  <CopyButton text={installation.node_id} what="name of this installation" />
                </span>
              ),
              wide: true,
            },
          ]}
        />
        {source === "setting" ? null : (
          <div className="flex flex-wrap gap-2" data-print="hide">
            <PutIn />
            {source === "screen" ? <TakeOut /> : null}
          </div>
        )}
      </CardBody>
    </Card>
  );
}
