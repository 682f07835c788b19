import { CircleCheck, CircleDashed } from "lucide-react";
import type { Check } from "@/lib/licenses/applications/states";
import { texts } from "../texts";

const CHECKS = ["documents_verified", "medical_verified", "payment_verified"] as const satisfies Check[];

/** The three checks of an application as marks; their names are spoken, and shown where there is room. */
export function CheckMarks({ met, named = false }: { met: Record<Check, boolean>; named?: boolean }) {
  return (
    <ul className={`flex flex-wrap ${named ? "gap-x-4 gap-y-1" : "gap-1"}`}>
      {CHECKS.map((check) => {
        const Icon = met[check] ? CircleCheck : CircleDashed;
        const state = met[check] ? texts.checks.met : texts.checks.open;
        return (
          <li
            key={check}
            title={`${texts.checks[check]}: ${state}`}
            className={`flex items-center gap-1.5 text-sm ${met[check] ? "text-success" : "text-muted-foreground"}`}
          >
            <Icon aria-hidden className="size-4" />
            <span className={named ? undefined : "sr-only"}>{texts.checks[check]}</span>
            <span className="sr-only">{state}</span>
          </li>
        );
      })}
    </ul>
  );
}
