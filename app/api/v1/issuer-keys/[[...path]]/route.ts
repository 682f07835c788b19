import { mount } from "@/lib/platform/http/mount";
import { issuerKeysApi } from "@/lib/platform/issuer/api";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(issuerKeysApi);
