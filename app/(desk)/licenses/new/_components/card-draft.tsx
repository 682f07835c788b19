import { Photo } from "@/components/ui/avatar";
import type { LicenseDraft } from "../../_components/license-fields";
import type { HolderChoice } from "../../holder-choice";
import { texts } from "../../texts";

const NO_BREAK_HYPHEN = "\u2011";

/** The texts of the card's front in the card's own order and proportions, while the form is filled in. */
export function CardDraft({
  person,
  draft,
  number,
  categoryOrder,
}: {
  person: HolderChoice | null;
  draft: LicenseDraft;
  number: string;
  categoryOrder: readonly string[];
}) {
  const lines: [string, string][] = [
    ["Surname", person?.surname ?? ""],
    ["Names", person?.givenNames ?? ""],
    ["Date of birth", person?.dateOfBirth ?? ""],
    ["Sex", person ? person.gender.charAt(0).toUpperCase() : ""],
    ["ID no.", person?.idNumber ?? ""],
    [
      "Valid",
      draft.issueDate && draft.expiryDate
        ? `${draft.issueDate} – ${draft.expiryDate}`.replaceAll("-", NO_BREAK_HYPHEN)
        : "",
    ],
    ["License no.", number || texts.new.automatic],
    ["Code", categoryOrder.filter((code) => draft.categories.includes(code)).join(", ")],
    ["Restrictions", draft.restrictions.trim() || "0"],
  ];
  return (
    <div className="rounded-xl border bg-gradient-to-br from-accent to-card p-4 shadow-card">
      <div className="flex gap-4">
        <Photo src={person?.portrait} alt={person ? `Portrait of ${person.name}` : ""} width={72} />
        <dl className="grid min-w-0 flex-1 content-start gap-x-3 gap-y-0.5 text-xs [grid-template-columns:auto_minmax(0,1fr)]">
          {lines.map(([term, value]) => (
            <div key={term} className="contents">
              <dt className="text-muted-foreground">{term}</dt>
              <dd className="line-clamp-2 break-words font-medium tabular-nums" title={value}>
                {value || "–"}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}
