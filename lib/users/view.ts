import type { ApiKey, User } from "@/lib/generated/prisma/client";
import type { ApiKeyView, UserView } from "./schema";

export const userView = (user: User): UserView => ({
  id: user.id,
  uuid: user.uuid,
  username: user.username,
  email: user.email,
  full_name: user.fullName,
  department: user.department,
  role: user.role,
  is_active: user.isActive,
  is_superuser: user.role === "admin",
  person_id: user.personId,
  must_change_password: user.mustChangePassword,
  last_login_at: user.lastLoginAt?.toISOString() ?? null,
  created_at: user.createdAt.toISOString(),
  updated_at: user.updatedAt.toISOString(),
});

export const apiKeyView = (key: ApiKey & { user: Pick<User, "username"> }): ApiKeyView => ({
  id: key.id,
  name: key.name,
  prefix: key.prefix,
  role: key.role,
  owner: key.user.username,
  created_at: key.createdAt.toISOString(),
  last_used_at: key.lastUsedAt?.toISOString() ?? null,
  expires_at: key.expiresAt?.toISOString() ?? null,
  revoked_at: key.revokedAt?.toISOString() ?? null,
});
