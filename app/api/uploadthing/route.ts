import { currentActor } from "@/lib/platform/auth/current";
import { uploadRoute } from "@/lib/platform/storage/upload-router";

export const { GET, POST } = uploadRoute(currentActor);
