import { mount } from "@/lib/platform/http/mount";
import { adminHealthApi } from "@/lib/platform/system/admin-health-api";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(adminHealthApi);
