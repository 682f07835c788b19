import { type Actor, isStaff, permit } from "@/lib/platform/auth/actor";
import { formatBytes, storageStats } from "@/lib/platform/storage/usage";

/** The figures of contract 1, section 1.2, `storage/stats`. */
export async function storageFigures(actor: Actor) {
  permit(isStaff(actor));
  const { folders, temp, total } = await storageStats();
  const none = { files: 0, bytes: 0 };
  const licenses = folders.licenses ?? none;
  const photos = folders.photos ?? none;
  return {
    total_files: total.files,
    total_size_bytes: total.bytes,
    license_files: licenses.files,
    photo_files: photos.files,
    temp_files: temp.files,
    license_size_bytes: licenses.bytes,
    photo_size_bytes: photos.bytes,
    temp_size_bytes: temp.bytes,
    total_size_formatted: formatBytes(total.bytes),
    license_size_formatted: formatBytes(licenses.bytes),
    photo_size_formatted: formatBytes(photos.bytes),
    temp_size_formatted: formatBytes(temp.bytes),
  };
}
