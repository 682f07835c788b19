import { LinkTabs } from "@/components/ui/link-tabs";
import { candidatesTexts } from "../texts";

const { tabs } = candidatesTexts;
const places = [
  { href: "/candidates", label: tabs.list },
  { href: "/candidates/payments", label: tabs.payments },
  { href: "/candidates/imports", label: tabs.imports },
];

/** Candidates, what they paid, and the lists that they come by. */
export const CandidateTabs = () => <LinkTabs label={tabs.label} places={places} />;
