"use client";

import { Dialog, DialogContent } from "../ui/dialog";
import { Kbd } from "../ui/kbd";
import { navigationFor, type ShellRole } from "./navigation";

export function ShortcutsHelp({
  open,
  onOpenChange,
  role,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  role: ShellRole;
}) {
  const places = navigationFor(role)
    .flatMap((group) => group.items)
    .flatMap(({ label, key }) => (key ? [{ keys: ["g", key], label: `Go to ${label}` }] : []));
  const lines = [
    { keys: ["Ctrl", "K"], label: "Search and commands" },
    { keys: ["/"], label: "Search the list" },
    { keys: ["↑", "↓"], label: "Move between rows" },
    { keys: ["Enter"], label: "Open the row" },
    { keys: ["?"], label: "This help" },
    ...places,
  ];
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Keyboard shortcuts" className="max-w-md">
        <dl className="grid gap-2">
          {lines.map(({ keys, label }) => (
            <div key={label} className="flex items-center justify-between gap-4">
              <dt>{label}</dt>
              <dd className="flex gap-1">
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </DialogContent>
    </Dialog>
  );
}
