import type { z } from "zod";
import type { BoloInput, BoloView } from "@/lib/plates/bolos/schema";

/** A look-out as its form holds it: empty text is none, moments are ISO 8601. */
export type LookOutValues = {
  kind: BoloView["kind"];
  plate_pattern: string;
  look_alike: boolean;
  description: string;
  reason: string;
  priority: string;
  active: boolean;
  active_days: number[];
  active_from: string;
  active_to: string;
  effective_from: string;
  expires_at: string;
  notification_webhook: string;
  notification_email: string;
};

export const emptyLookOut: LookOutValues = {
  kind: "wildcard",
  plate_pattern: "",
  look_alike: false,
  description: "",
  reason: "",
  priority: "1",
  active: true,
  active_days: [],
  active_from: "",
  active_to: "",
  effective_from: "",
  expires_at: "",
  notification_webhook: "",
  notification_email: "",
};

export const valuesOf = (bolo: BoloView): LookOutValues => ({
  kind: bolo.kind,
  plate_pattern: bolo.plate_pattern,
  look_alike: bolo.look_alike,
  description: bolo.description ?? "",
  reason: bolo.reason ?? "",
  priority: String(bolo.priority),
  active: bolo.active,
  active_days: bolo.active_days,
  active_from: bolo.active_from ?? "",
  active_to: bolo.active_to ?? "",
  effective_from: bolo.effective_from ?? "",
  expires_at: bolo.expires_at ?? "",
  notification_webhook: bolo.notification_webhook ?? "",
  notification_email: bolo.notification_email ?? "",
});

/** As the actions take it. */
export const inputOf = ({ priority, ...values }: LookOutValues): z.input<typeof BoloInput> => ({
  ...values,
  // A regular expression names its look-alikes itself.
  look_alike: values.kind !== "regex" && values.look_alike,
  priority: Number(priority),
  active_from: values.active_from || null,
  active_to: values.active_to || null,
  effective_from: values.effective_from || null,
  expires_at: values.expires_at || null,
});
