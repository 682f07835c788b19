import { auditApi } from "@/lib/platform/audit/api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(auditApi);
