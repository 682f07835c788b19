"use client";

import { createContext, useContext } from "react";
import type { DraftData } from "@/lib/ledger/desk/draft-schema";

const Values = createContext<DraftData>({});
/** The fields of a draft, for the fields below. */
export const TypedValues = Values.Provider;

/** What a draft has in a field; undefined where nothing was typed, or there is no draft. */
export function useTyped(name: string): string | undefined {
  const value = useContext(Values)[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}
