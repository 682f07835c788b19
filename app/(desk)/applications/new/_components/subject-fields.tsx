"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Choice } from "@/lib/licenses/applications/choices";
import type { ApplicationTypeName } from "@/lib/licenses/applications/states";
import type { CategoryOption } from "../../../licenses/_components/category-option";
import { CategoryPicker } from "../../../licenses/_components/category-picker";
import type { FormErrors } from "../../../licenses/_components/license-fields";
import { texts as licenseTexts } from "../../../licenses/texts";
import { texts } from "../../texts";

const words = texts.new;

/** What is applied for. */
export type Draft = { type: ApplicationTypeName; licenseId: number | null; categories: string[] };
export const emptyDraft: Draft = { type: "new", licenseId: null, categories: [] };

/** A renewal and a replacement leave the categories as they are. */
const keepsCategories = (type: ApplicationTypeName) => type === "renewal" || type === "replacement";

/** The type, the license where the type is about one, and the categories where they are not the license's own. */
export function SubjectFields({
  choices,
  draft,
  onChange,
  errors,
  categories,
}: {
  choices: readonly Choice[];
  draft: Draft;
  onChange: (draft: Draft) => void;
  errors: FormErrors;
  categories: readonly CategoryOption[];
}) {
  const licenses = choices.find(({ type }) => type === draft.type)?.licenses ?? [];
  const subject = licenses.find(({ id }) => id === draft.licenseId);
  const about = (type: ApplicationTypeName, licenseId: number | null) => {
    const license = choices.find((choice) => choice.type === type)?.licenses.find(({ id }) => id === licenseId);
    onChange({ type, licenseId, categories: license && keepsCategories(type) ? license.category.split(", ") : [] });
  };
  const chooseType = (type: ApplicationTypeName) => {
    const offered = choices.find((choice) => choice.type === type)?.licenses ?? [];
    about(type, offered.length === 1 ? (offered[0]?.id ?? null) : null);
  };
  const held = subject?.category.split(", ") ?? [];
  return (
    <>
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-medium text-sm">{words.type}</legend>
        <div className="grid gap-2 sm:grid-cols-2">
          {choices.map(({ type }) => (
            <label
              key={type}
              className={`flex cursor-pointer items-start gap-3 rounded-lg border p-3 transition-colors has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-ring ${
                type === draft.type ? "border-primary bg-accent text-accent-foreground" : "hover:bg-muted/60"
              }`}
            >
              <input
                type="radio"
                name="application_type"
                value={type}
                checked={type === draft.type}
                onChange={() => chooseType(type)}
                className="mt-0.5 size-4 shrink-0 accent-primary"
              />
              <span>
                <span className="block font-semibold text-sm">{texts.types[type]}</span>
                <span className={`block text-xs ${type === draft.type ? "" : "text-muted-foreground"}`}>
                  {texts.typeHints[type]}
                </span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {licenses.length > 0 ? (
        <Field label={words.license} name="license_id" error={errors.license_id} required className="max-w-md">
          <Select
            value={draft.licenseId ?? ""}
            onChange={(event) => about(draft.type, event.target.value === "" ? null : Number(event.target.value))}
          >
            <option value="">–</option>
            {licenses.map((license) => (
              <option key={license.id} value={license.id}>
                {license.license_number} · {license.category} · {licenseTexts.status[license.status]}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      {keepsCategories(draft.type) ? (
        subject ? (
          <div className="text-sm">
            <p className="font-medium">
              {words.category}: <span className="font-semibold">{subject.category}</span>
            </p>
            <p className="text-muted-foreground text-xs">{words.sameCategories}</p>
          </div>
        ) : null
      ) : (
        <CategoryPicker
          options={categories.filter(({ code }) => !held.includes(code))}
          value={draft.categories}
          onChange={(codes) => onChange({ ...draft, categories: codes })}
          error={errors.category}
        />
      )}
    </>
  );
}
