import { LinkTabs } from "@/components/ui/link-tabs";
import { texts } from "../texts";

const places = [
  { href: "/production", label: texts.tabs.cards },
  { href: "/production/batches", label: texts.tabs.batches },
  { href: "/production/stock", label: texts.tabs.stock },
];

/** The three parts of production. */
export const ProductionTabs = () => <LinkTabs label={texts.tabs.label} places={places} />;
