import {
  Anchor,
  Award,
  BadgeCheck,
  BellRing,
  BookOpenText,
  CalendarClock,
  Cctv,
  ChartNoAxesCombined,
  ClipboardCheck,
  Coins,
  FileCode2,
  FileKey2,
  FileSearch,
  FileSpreadsheet,
  Files,
  FileText,
  FileVideo,
  HardDrive,
  IdCard,
  Inbox,
  KeyRound,
  Landmark,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  Mail,
  Package,
  Printer,
  Radar,
  Receipt,
  ReceiptText,
  Ruler,
  Scale,
  ScanFace,
  ScanSearch,
  ScrollText,
  Table2,
  Trash2,
  UserCog,
  UserRound,
  Users,
  Webhook,
} from "lucide-react";

/** The roles of people who sign in, as lib/platform/auth knows them. */
export type ShellRole = "admin" | "clerk" | "applicant";

export type NavigationItem = {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Who sees the entry. Hiding is a courtesy; each page asks for its role itself. */
  roles: readonly ShellRole[];
  /** The second key of "g, then …". */
  key?: string;
};

/** What waits behind an entry, by its address; shown beside its name. */
export type NavigationCounts = Readonly<Record<string, number>>;

export type NavigationGroup = { label: string; items: readonly NavigationItem[] };

const everyone = ["admin", "clerk", "applicant"] as const;
const staff = ["admin", "clerk"] as const;
const admins = ["admin"] as const;

/** The desk's places, in the order of the sidebar. A new screen is entered here once. */
export const navigation: readonly NavigationGroup[] = [
  {
    label: "Desk",
    items: [
      { href: "/", label: "Dashboard", icon: LayoutDashboard, roles: everyone, key: "d" },
      { href: "/applications", label: "Applications", icon: Inbox, roles: staff, key: "q" },
      { href: "/licenses", label: "Licenses", icon: IdCard, roles: everyone, key: "l" },
      { href: "/production", label: "Production", icon: Printer, roles: staff, key: "c" },
      { href: "/people", label: "People", icon: Users, roles: staff, key: "p" },
      { href: "/transactions", label: "Transactions", icon: Receipt, roles: staff, key: "t" },
    ],
  },
  {
    label: "Plates",
    items: [
      { href: "/plates/overview", label: "Plates overview", icon: ChartNoAxesCombined, roles: staff, key: "o" },
      { href: "/watchlist/hits", label: "Hits", icon: BellRing, roles: staff, key: "b" },
      { href: "/plates/review", label: "Plate review", icon: ClipboardCheck, roles: staff, key: "v" },
      { href: "/plates", label: "Plate reads", icon: ScanSearch, roles: staff, key: "r" },
      { href: "/watchlist", label: "Watch list", icon: Radar, roles: staff, key: "w" },
      { href: "/plates/uploads", label: "Recordings", icon: FileVideo, roles: staff, key: "e" },
      { href: "/cameras", label: "Cameras", icon: Cctv, roles: staff, key: "x" },
      { href: "/plates/searches", label: "Search log", icon: FileSearch, roles: admins, key: "h" },
      { href: "/plates/exports", label: "Training packages", icon: Package, roles: admins },
      { href: "/plates/retention", label: "Plate retention", icon: Trash2, roles: admins },
    ],
  },
  {
    label: "Identity",
    items: [
      { href: "/identity/review", label: "Identity review", icon: ScanFace, roles: staff },
      { href: "/documents", label: "Documents", icon: FileText, roles: staff, key: "z" },
    ],
  },
  {
    label: "Candidates",
    items: [
      { href: "/candidates", label: "Candidates", icon: Anchor, roles: staff, key: "4" },
      { href: "/candidates/compliance", label: "Compliance", icon: CalendarClock, roles: staff, key: "5" },
      { href: "/candidates/payments", label: "Payments", icon: ReceiptText, roles: staff },
      { href: "/candidates/imports", label: "Imports", icon: FileSpreadsheet, roles: staff },
      { href: "/certificates", label: "Certificates", icon: Award, roles: staff, key: "6" },
    ],
  },
  {
    label: "Ledger",
    items: [
      { href: "/ledger", label: "Books", icon: BookOpenText, roles: staff, key: "1" },
      { href: "/ledger/vouchers", label: "Vouchers", icon: Files, roles: staff, key: "2" },
      { href: "/ledger/reconciliation", label: "Bank reconciliation", icon: Landmark, roles: staff, key: "7" },
      { href: "/ledger/reports", label: "Reports", icon: Table2, roles: staff, key: "3" },
    ],
  },
  {
    label: "Administration",
    items: [
      { href: "/admin/jobs", label: "Jobs", icon: ListChecks, roles: staff, key: "j" },
      { href: "/admin/fees", label: "Fees", icon: Coins, roles: admins, key: "f" },
      { href: "/admin/storage", label: "Storage", icon: HardDrive, roles: admins, key: "s" },
      { href: "/admin/users", label: "Users", icon: UserCog, roles: admins, key: "u" },
      { href: "/admin/api-keys", label: "API keys", icon: KeyRound, roles: admins, key: "k" },
      { href: "/admin/card-design", label: "Card design", icon: Ruler, roles: admins, key: "n" },
      { href: "/admin/issuer-keys", label: "Issuer keys", icon: FileKey2, roles: admins, key: "i" },
      { href: "/admin/identity-rules", label: "Identity rules", icon: Scale, roles: admins },
      { href: "/admin/audit", label: "Audit", icon: ScrollText, roles: admins, key: "a" },
      { href: "/admin/mail", label: "Mail outbox", icon: Mail, roles: admins, key: "m" },
      { href: "/admin/webhooks", label: "Webhooks", icon: Webhook, roles: admins, key: "9" },
      { href: "/admin/entitlements", label: "Entitlements", icon: BadgeCheck, roles: admins, key: "0" },
    ],
  },
  {
    label: "You",
    items: [
      { href: "/account", label: "Account", icon: UserRound, roles: everyone, key: "y" },
      { href: "/docs", label: "API docs", icon: FileCode2, roles: everyone },
    ],
  },
];

/** The groups with the entries of one role; groups without any are left out. */
export function navigationFor(role: ShellRole): NavigationGroup[] {
  return navigation
    .map((group) => ({ ...group, items: group.items.filter((item) => item.roles.includes(role)) }))
    .filter((group) => group.items.length > 0);
}

/** The entry that an address belongs to: the longest one that begins it, whole segments only. */
export function activeItem(pathname: string): NavigationItem | null {
  const matches = navigation
    .flatMap((group) => group.items)
    .filter(({ href }) => (href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`)));
  return matches.sort((one, other) => other.href.length - one.href.length)[0] ?? null;
}
