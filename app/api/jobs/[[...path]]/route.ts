import { mount } from "@/lib/platform/http/mount";
import { jobsApi } from "@/lib/platform/jobs/api";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(jobsApi);
