"use client";

import { useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import type { DraftData } from "@/lib/ledger/desk/draft-schema";
import type { SavedDraft } from "@/lib/ledger/desk/drafts";
import type { VoucherForm } from "../../voucher-forms";
import { keepDraft } from "../draft-actions";
import { formTexts } from "../texts";

const words = formTexts.draft;

/** Keeps a form as a draft, again and again under one id; the address then says which, so that a reload goes on with it. */
export function useDraft(form: VoucherForm, resumed: SavedDraft | null) {
  const [saved, setSaved] = useState<SavedDraft | null>(resumed);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const keep = async (input: object) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    // Only what was typed: a draft is not posted, so nobody has been sure of anything.
    const { sure: _, draft: __, ...data } = input as DraftData;
    const answer = await keepDraft({ form, data, saved: saved && { id: saved.id, version: saved.version } }).catch(
      () => null,
    );
    running.current = false;
    setBusy(false);
    if (!answer?.ok) return setError(answer?.message ?? words.unreachable);
    setError(null);
    setSaved(answer.value);
    window.history.replaceState(null, "", `/ledger/new/${form}?draft=${answer.value.id}`);
    toast.success(words.kept);
  };
  return { id: saved?.id, error, busy, keep };
}
