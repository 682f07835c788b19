import { ocrApi } from "@/lib/identity/onboarding/api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(ocrApi);
