import { onboardingApi } from "@/lib/identity/onboarding/journey-api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(onboardingApi);
