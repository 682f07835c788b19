/** Runs once when the server starts: settings are checked, jobs are connected, the embedded executor begins. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { start } = await import("./inngest/start");
  await start();
}
