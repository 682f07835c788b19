import "@/app/_apis/webhook-events";
import { mount } from "@/lib/platform/http/mount";
import { webhooksApi } from "@/lib/platform/webhooks/api";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(webhooksApi);
