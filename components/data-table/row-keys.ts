import type { KeyboardEvent, MouseEvent } from "react";

/** Marks the link of a row, at which the keyboard stops. */
export const ROW_LINK = "data-row-link";

/** Marks a row of which every part can be clicked to follow its link. */
export const OPENS = "data-opens";

const links = (within: Element): HTMLElement[] => [...within.querySelectorAll<HTMLElement>(`[${ROW_LINK}]`)];

/** Focuses the first row's link; the search box calls it on ArrowDown. */
export function focusFirstRow(table: Element | null): void {
  if (table) links(table)[0]?.focus();
}

/** Up, Down, Home and End go from row to row while a row's link has the focus. Enter is the link's own. */
export function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  if (!(event.target instanceof HTMLElement) || !event.target.hasAttribute(ROW_LINK)) return;
  const rows = links(event.currentTarget);
  const at = rows.indexOf(event.target);
  const targets: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 };
  const target = targets[event.key];
  if (target === undefined) return;
  event.preventDefault();
  rows[target]?.focus();
}

/**
 * Whether a click on a row is meant for the row: not for a control inside it, and not the end of marking text.
 * A click with Ctrl, Cmd or the middle button opens a new tab, as on any link.
 */
export function clickMeans(event: MouseEvent<HTMLElement>): "open" | "new-tab" | null {
  const target = event.target as Element;
  // Portals (menus, dialogs) bubble through React's tree although they are not inside the row on the page.
  if (!event.currentTarget.contains(target)) return null;
  if (target.closest("a, button, input, select, textarea, label, summary, [role=menuitem]")) return null;
  if ((window.getSelection()?.toString() ?? "") !== "") return null;
  if (event.ctrlKey || event.metaKey || event.button === 1) return "new-tab";
  return event.button === 0 ? "open" : null;
}
