import { parseArgs } from "node:util";

/** The port that `npm start` takes unless it is told another; `0` lets the system choose a free one. */
const defaultPort = 3650;

export const usage = `Usage: npm start [-- --port <number>] [--no-build] [--open]

Builds the code component, packs the solutions and serves a local Customer Service workspace.

  --port <number>  port on localhost, 0 to 65535; 0 takes any free one (default ${defaultPort})
  --no-build       serves the solution that lies in dist/ already
  --open           opens the workspace in the default browser
  --help           shows this text
`;

/** What the command line asks for. */
export interface StartOptions {
  readonly port: number;
  readonly build: boolean;
  readonly open: boolean;
  readonly help: boolean;
}

/** A command line that cannot be understood; the message says which part. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Reads the arguments of `npm start`.
 * @param args without node and the script.
 * @throws {UsageError} for an unknown option, a stray argument or a port that is none.
 */
export function readStartOptions(args: readonly string[]): StartOptions {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        port: { type: "string", default: String(defaultPort) },
        "no-build": { type: "boolean", default: false },
        open: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }));
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const port = Number(values.port);
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) {
    throw new UsageError(`--port must be a number from 0 to 65535, not "${values.port}".`);
  }
  return { port, build: !values["no-build"], open: values.open, help: values.help };
}
