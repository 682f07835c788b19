import { bolosApi } from "@/lib/plates/bolos/api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(bolosApi);
