import { LinkTabs } from "@/components/ui/link-tabs";
import { texts } from "../texts";

const places = [
  { href: "/admin/webhooks", label: texts.tabs.endpoints },
  { href: "/admin/webhooks/deliveries", label: texts.tabs.deliveries },
];

export const WebhooksTabs = () => <LinkTabs label={texts.tabs.label} places={places} />;
