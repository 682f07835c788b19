"use client";

import { Command } from "cmdk";
import {
  Anchor,
  Boxes,
  Cctv,
  FileVideo,
  GraduationCap,
  IdCard,
  Keyboard,
  Layers,
  LogOut,
  Plus,
  Search,
  UserRound,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";
import { texts } from "../texts";
import { overlayClasses } from "../ui/dialog";
import { Kbd } from "../ui/kbd";
import { Spinner } from "../ui/spinner";
import { navigationFor, type ShellRole } from "./navigation";
import { themes } from "./theme";
import { type Hit, type SearchHits, useHits } from "./use-hits";
import { leave } from "./user-menu";

type PaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  role: ShellRole;
  search: SearchHits;
  onHelp: () => void;
};

/** Everything by keyboard: places, actions, people, licenses, cameras. */
export function CommandPalette(props: PaletteProps) {
  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayClasses} />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-x-3 top-[max(1rem,10vh)] z-50 mx-auto max-w-xl animate-appear overflow-hidden rounded-xl bg-popover text-popover-foreground shadow-overlay focus:outline-none"
        >
          <Radix.Title className="sr-only">{texts.palette.title}</Radix.Title>
          {/* Mounted with the dialog, so that each opening starts with an empty line. */}
          <Palette {...props} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Palette({ onOpenChange, role, search, onHelp }: PaletteProps) {
  const router = useRouter();
  const { setTheme } = useTheme();
  const [query, setQuery] = useState("");
  const { state, hits } = useHits(query, search);
  const run = (action: () => void) => () => {
    onOpenChange(false);
    action();
  };
  const go = (href: string) => run(() => router.push(href));
  const staff = role !== "applicant";

  return (
    <Command label={texts.palette.title} loop>
      <div className="flex items-center gap-2.5 border-b px-4">
        {state === "searching" ? (
          <Spinner className="text-muted-foreground" />
        ) : (
          <Search aria-hidden className="size-4 text-muted-foreground" />
        )}
        <Command.Input
          value={query}
          onValueChange={setQuery}
          placeholder={texts.palette.placeholder}
          className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-muted-foreground sm:text-sm"
        />
        <Kbd>Esc</Kbd>
      </div>
      <Command.List className="max-h-[min(26rem,60dvh)] scroll-py-2 overflow-y-auto p-2">
        {/* While records are being looked for, "nothing" is not known yet. */}
        <Command.Empty className="px-3 py-8 text-center text-muted-foreground">
          {state === "searching"
            ? texts.palette.searching
            : state === "failed"
              ? texts.palette.failed
              : texts.palette.nothing}
        </Command.Empty>
        {HIT_GROUPS.map(([type, heading]) => (
          <Hits
            key={type}
            heading={heading}
            hits={hits.filter((hit) => hit.type === type)}
            query={query}
            onChoose={go}
          />
        ))}
        {staff ? (
          <Group heading={texts.palette.actions}>
            <Item
              value="New application apply renewal replacement upgrade conversion"
              icon={<Plus aria-hidden />}
              onSelect={go("/applications/new")}
            >
              New application
            </Item>
            <Item value="New license issue" icon={<Plus aria-hidden />} onSelect={go("/licenses/new")}>
              New license
            </Item>
            <Item value="New person register citizen" icon={<Plus aria-hidden />} onSelect={go("/people/new")}>
              New person
            </Item>
            <Item value="New candidate intake seafarer" icon={<Plus aria-hidden />} onSelect={go("/candidates/new")}>
              New candidate
            </Item>
            <Item
              value="Print batches production queue"
              icon={<Layers aria-hidden />}
              onSelect={go("/production/batches")}
            >
              Print batches
            </Item>
            <Item
              value="Courses certificates STCW template"
              icon={<GraduationCap aria-hidden />}
              onSelect={go("/certificates/courses")}
            >
              Courses
            </Item>
            <Item value="Search plates number plate vehicle" icon={<Search aria-hidden />} onSelect={go("/plates")}>
              Search plates
            </Item>
            <Item
              value="Card stock blank cards boxes register of destruction"
              icon={<Boxes aria-hidden />}
              onSelect={go("/production/stock")}
            >
              Card stock
            </Item>
            <Item
              value="Send recordings videos pictures upload plates"
              icon={<FileVideo aria-hidden />}
              onSelect={go("/plates/uploads")}
            >
              Send recordings
            </Item>
            <Item
              value="New invoice bill customer GST ledger"
              icon={<Plus aria-hidden />}
              onSelect={go("/ledger/new/invoice")}
            >
              New invoice
            </Item>
            <Item
              value="New receipt money received payment ledger"
              icon={<Plus aria-hidden />}
              onSelect={go("/ledger/new/receipt")}
            >
              New receipt
            </Item>
            <Item
              value="New look-out BOLO watch list plate"
              icon={<Plus aria-hidden />}
              onSelect={go("/watchlist/new")}
            >
              New look-out
            </Item>
          </Group>
        ) : null}
        <Group heading={texts.palette.goTo}>
          {navigationFor(role)
            .flatMap((group) => group.items)
            .map(({ href, label, icon: Icon, key }) => (
              <Item
                key={href}
                value={`Go to ${label}`}
                icon={<Icon aria-hidden />}
                onSelect={go(href)}
                keys={key ? ["G", key.toUpperCase()] : []}
              >
                {label}
              </Item>
            ))}
        </Group>
        <Group heading={texts.product}>
          {themes.map(({ id, label, icon: Icon }) => (
            <Item key={id} value={`Theme ${label}`} icon={<Icon aria-hidden />} onSelect={run(() => setTheme(id))}>
              {texts.theme.label}: {label}
            </Item>
          ))}
          <Item value="Keyboard shortcuts help" icon={<Keyboard aria-hidden />} keys={["?"]} onSelect={run(onHelp)}>
            Keyboard shortcuts
          </Item>
          <Item value="Sign out log out leave" icon={<LogOut aria-hidden />} onSelect={run(() => void leave())}>
            {texts.actions.signOut}
          </Item>
        </Group>
      </Command.List>
    </Command>
  );
}

const icons: Record<Hit["type"], ReactNode> = {
  person: <UserRound aria-hidden />,
  license: <IdCard aria-hidden />,
  camera: <Cctv aria-hidden />,
  candidate: <Anchor aria-hidden />,
};

const HIT_GROUPS = [
  ["person", texts.palette.people],
  ["license", texts.palette.licenses],
  ["camera", texts.palette.cameras],
  ["candidate", texts.palette.candidates],
] as const;

/** Records found by the server. Their value begins with the query, so that the palette's own filter keeps them, first. */
function Hits({
  heading,
  hits,
  query,
  onChoose,
}: {
  heading: string;
  hits: readonly Hit[];
  query: string;
  onChoose: (href: string) => () => void;
}) {
  if (hits.length === 0) return null;
  return (
    <Group heading={heading}>
      {hits.map((hit) => (
        <Item
          key={`${hit.type}-${hit.id}`}
          value={`${query} ${hit.type} ${hit.id}`}
          icon={icons[hit.type]}
          onSelect={onChoose(hit.href)}
        >
          <span className="truncate">{hit.title}</span>
          <span className="ml-auto truncate text-muted-foreground text-xs">{hit.subtitle}</span>
        </Item>
      ))}
    </Group>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted-foreground [&_[cmdk-group-heading]]:text-xs"
    >
      {children}
    </Command.Group>
  );
}

function Item({
  value,
  icon,
  keys = [],
  onSelect,
  children,
}: {
  value: string;
  icon: ReactNode;
  keys?: readonly string[];
  onSelect: () => void;
  children: ReactNode;
}) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex h-9 cursor-pointer select-none items-center gap-2.5 rounded-md px-2.5 text-sm data-[selected=true]:bg-accent data-[selected=true]:text-accent-foreground [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:opacity-70"
    >
      {icon}
      {children}
      {keys.length > 0 ? (
        <span aria-hidden className="ml-auto flex gap-1 max-sm:hidden">
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
      ) : null}
    </Command.Item>
  );
}
