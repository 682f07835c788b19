import { LinkTabs } from "@/components/ui/link-tabs";
import { texts } from "../texts";

const places = [
  { href: "/certificates", label: texts.tabs.list },
  { href: "/certificates/courses", label: texts.tabs.courses },
  { href: "/certificates/templates", label: texts.tabs.templates },
];

/** Certificates, and what they are made of. */
export const CertificateTabs = () => <LinkTabs label={texts.tabs.label} places={places} />;
