// The native engine's command line, as far as the Prisma CLI uses it.

/**
 * @typedef {object} Options
 * @property {boolean} version asked for the version only
 * @property {string[]} datamodels schema files
 * @property {string | undefined} url of the database
 * @property {string | undefined} command of the `cli` subcommand; without one the engine answers requests on stdin
 */

/** @param {string[]} argv @returns {Options} */
export function parseArguments(argv) {
  const options = { version: false, datamodels: [], url: undefined, command: undefined };
  for (let i = 0; i < argv.length; i += 1) {
    const [name, value] = [argv[i], argv[i + 1]];
    if (i === 0 && (name === "--version" || name === "-V")) options.version = true;
    else if (name === "--datamodels") options.datamodels.push(argv[++i]);
    else if (name === "--datasource") options.url = JSON.parse(argv[++i]).url;
    else if (name === "cli") options.command = argv[++i];
    else if (name.startsWith("--") && value && !value.startsWith("--")) i += 1; // an option that does not concern us
  }
  return options;
}
