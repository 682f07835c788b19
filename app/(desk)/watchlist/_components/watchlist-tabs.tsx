import { LinkTabs } from "@/components/ui/link-tabs";
import { texts } from "../texts";

const places = [
  { href: "/watchlist", label: texts.tabs.lookOuts },
  { href: "/watchlist/hits", label: texts.tabs.hits },
];

/** The two lists of the watch list. */
export const WatchlistTabs = () => <LinkTabs label={texts.tabs.label} places={places} />;
