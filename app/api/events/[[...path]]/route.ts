import { eventsApi } from "@/lib/plates/events/api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(eventsApi);
