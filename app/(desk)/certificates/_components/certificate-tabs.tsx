import { LinkTabs } from "@/components/ui/link-tabs";
import { texts } from "../texts";

const places = [
  { href: "/certificates", label: texts.tabs.list },
  { href: "/certificates/courses", label: texts.tabs.courses },
];
const templates = { href: "/certificates/templates", label: texts.tabs.templates };

/** Certificates, and what they are made of; how they look is the administrators'. */
export const CertificateTabs = ({ admin }: { admin: boolean }) => (
  <LinkTabs label={texts.tabs.label} places={admin ? [...places, templates] : places} />
);
