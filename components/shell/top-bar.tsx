"use client";

import { Search } from "lucide-react";
import { useCallback, useState } from "react";
import { texts } from "../texts";
import { Button } from "../ui/button";
import { Kbd } from "../ui/kbd";
import { CommandPalette } from "./command-palette";
import { CrumbsSlot } from "./crumbs";
import { MobileNavigation } from "./mobile-navigation";
import type { NavigationCounts } from "./navigation";
import { ShortcutsHelp } from "./shortcuts-help";
import { ThemeToggle } from "./theme";
import type { SearchHits } from "./use-hits";
import { useShortcuts } from "./use-shortcuts";
import { type ShellUser, UserMenu } from "./user-menu";

/** Crumbs to the left; search, theme and account to the right. Also the home of the palette and the shortcuts. */
export function TopBar({ user, search, counts }: { user: ShellUser; search: SearchHits; counts: NavigationCounts }) {
  const [open, setOpen] = useState<"palette" | "help" | null>(null);
  const palette = useCallback(() => setOpen((now) => (now === "palette" ? null : "palette")), []);
  const help = useCallback(() => setOpen("help"), []);
  useShortcuts({ role: user.role, onPalette: palette, onHelp: help });
  return (
    <header
      data-print="hide"
      className="sticky top-0 z-30 flex h-13 items-center gap-2 border-b bg-background/90 px-3 backdrop-blur-sm sm:px-6"
    >
      <MobileNavigation role={user.role} counts={counts} />
      <div className="min-w-0 flex-1">
        <CrumbsSlot />
      </div>
      <Button onClick={palette} className="w-64 justify-start font-normal text-muted-foreground max-md:hidden">
        <Search aria-hidden />
        {texts.palette.open}
        <span aria-hidden className="ml-auto flex gap-1">
          <Kbd>Ctrl</Kbd>
          <Kbd>K</Kbd>
        </span>
      </Button>
      <Button variant="ghost" size="icon" onClick={palette} aria-label={texts.palette.open} className="md:hidden">
        <Search aria-hidden />
      </Button>
      <ThemeToggle />
      <UserMenu user={user} />
      <CommandPalette
        open={open === "palette"}
        onOpenChange={(shown) => setOpen(shown ? "palette" : null)}
        role={user.role}
        search={search}
        onHelp={help}
      />
      <ShortcutsHelp open={open === "help"} onOpenChange={(shown) => setOpen(shown ? "help" : null)} role={user.role} />
    </header>
  );
}
