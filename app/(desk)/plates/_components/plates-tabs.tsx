import { LinkTabs } from "@/components/ui/link-tabs";
import { texts } from "../texts";

const places = [
  { href: "/plates/overview", label: texts.tabs.overview },
  { href: "/plates", label: texts.tabs.reads },
  { href: "/plates/uploads", label: texts.tabs.uploads },
  { href: "/plates/review", label: texts.tabs.review },
];
const administratorsToo = [
  ...places,
  { href: "/plates/searches", label: texts.tabs.searches },
  { href: "/plates/exports", label: texts.tabs.exports },
  { href: "/plates/retention", label: texts.tabs.retention },
];

/** The parts of the plates' desk. */
export const PlatesTabs = ({ admin }: { admin: boolean }) => (
  <LinkTabs label={texts.tabs.label} places={admin ? administratorsToo : places} />
);
