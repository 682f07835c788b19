/** What no API answers: JSON for a program, where the site's own page would be HTML. */
const missing = (): Response => Response.json({ detail: "Not Found", code: "not_found" }, { status: 404 });

export { missing as DELETE, missing as GET, missing as PATCH, missing as POST, missing as PUT };
