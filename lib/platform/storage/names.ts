const NAME_LENGTH_MAX = 120;

/** Controls, direction marks (which can make `gpj.exe` read as `exe.jpg`) and other invisible characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/**
 * A file's name as its sender gave it, fit for showing and for a download: without folders, control or direction
 * characters, and at most 120 characters long, of which the extension stays.
 *
 * @returns `file` when nothing is left of the name
 */
export function displayName(given: string): string {
  const visible = given
    .toWellFormed()
    .replace(INVISIBLE, (found) => (/\s/.test(found) ? " " : ""))
    .normalize("NFC");
  const last = visible.split(/[/\\]/).findLast((part) => /[^.\s]/.test(part)) ?? "";
  const clean = trim(last.replace(/[<>:"|?*]/g, "_").replace(/\s+/g, " "));
  const characters = [...clean];
  if (characters.length <= NAME_LENGTH_MAX) return clean || "file";
  const extension = [...(/\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? "")];
  return trim(characters.slice(0, NAME_LENGTH_MAX - extension.length).join("")) + extension.join("");
}

const trim = (name: string): string => name.replace(/^[.\s]+|[.\s]+$/g, "");

/**
 * The header of RFC 6266: an ASCII name for old clients and the full one in the encoding of RFC 8187. The name cannot
 * break out of the header, since it passes through `displayName` first.
 */
export function contentDisposition(kind: "attachment" | "inline", name: string): string {
  const full = displayName(name);
  const ascii = full
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]|["%\\;]/g, "_");
  const encoded = encodeURIComponent(full).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii.trim() || "file"}"; filename*=UTF-8''${encoded}`;
}
