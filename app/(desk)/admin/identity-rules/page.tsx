import type { Metadata } from "next";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { RuleSet } from "@/lib/identity/decision/rules";
import { listRuleSets } from "@/lib/identity/rules/queries";
import { changedCodes } from "@/lib/identity/rules/service";
import { requireActor } from "@/lib/platform/auth/current";
import { RulesEditor } from "./_components/rules-editor";
import { VersionsCard } from "./_components/versions-card";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function IdentityRulesPage() {
  const actor = await requireActor("admin");
  const sets = (await listRuleSets(actor)).map((row) => ({ ...row, rules: RuleSet.parse(row.rules) }));
  const [current] = sets;
  if (!current) throw new Error("There are no rules");
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.description}
        badge={<Badge tone="accent">{texts.inForce(current.version)}</Badge>}
        crumbs={[{ label: texts.title }]}
      />
      <div className="grid gap-4">
        <RulesEditor key={current.version} version={current.version} first={current.rules} />
        <VersionsCard
          versions={sets.map(({ version, note, createdAt, createdBy, rules }, index) => ({
            version,
            note,
            at: createdAt.toISOString(),
            by: createdBy ? (createdBy.fullName ?? createdBy.username) : texts.program,
            changed: sets[index + 1] ? changedCodes(sets[index + 1]?.rules ?? [], rules) : null,
          }))}
        />
      </div>
    </>
  );
}
