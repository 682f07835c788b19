import { jobsApi } from "@/lib/platform/jobs/api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(jobsApi);
