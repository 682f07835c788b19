import { ScrollText, ShieldCheck } from "lucide-react";
import type { Metadata } from "next";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { outdatedCards } from "@/lib/licenses/outdated-cards";
import { requireActor } from "@/lib/platform/auth/current";
import { listIssuerKeys } from "@/lib/platform/issuer/service";
import { issuerKeyView } from "@/lib/platform/issuer/view";
import { RegenerateCards } from "../_shared/regenerate-cards";
import { KeysTable } from "./_components/keys-table";
import { issuerKeysTexts as texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function IssuerKeysPage() {
  const actor = await requireActor("admin");
  const [rows, { revokedKey }] = await Promise.all([listIssuerKeys(actor), outdatedCards(actor)]);
  const keys = rows.map(issuerKeyView);
  const active = keys.filter(({ status }) => status === "active");
  const earlier = keys.filter(({ status }) => status !== "active");
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.description}
        crumbs={[{ label: texts.title }]}
        actions={
          <>
            <Button asChild>
              <a href="/.well-known/license-trust-list.json">
                <ScrollText aria-hidden />
                {texts.trustList}
              </a>
            </Button>
            <Button asChild>
              <a href="/verify">
                <ShieldCheck aria-hidden />
                {texts.publicCheck}
              </a>
            </Button>
          </>
        }
      />
      <div className="grid gap-4">
        {active.some(({ usable }) => !usable) ? (
          <Alert tone="danger" title={texts.sealedTitle}>
            {texts.sealedText}
          </Alert>
        ) : null}
        <RegenerateCards only="key_revoked" count={revokedKey} />
        <Card>
          <CardHeader title={texts.active} />
          <KeysTable label={texts.active} keys={active} />
        </Card>
        <Card>
          <CardHeader title={texts.earlier} />
          {earlier.length > 0 ? (
            <KeysTable label={texts.earlier} keys={earlier} />
          ) : (
            <CardBody className="text-muted-foreground text-sm">{texts.noEarlier}</CardBody>
          )}
        </Card>
      </div>
    </>
  );
}
