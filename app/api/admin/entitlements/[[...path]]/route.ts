import { entitlementsApi } from "@/lib/entitlements/admin-api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(entitlementsApi);
