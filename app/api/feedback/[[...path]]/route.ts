import { feedbackApi } from "@/lib/plates/events/feedback-api";
import { exportsApi } from "@/lib/plates/exports/api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(feedbackApi, exportsApi);
