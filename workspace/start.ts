import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { buildControl } from "../solution/pack/bundle/buildControl";
import { packSolutions } from "../solution/pack/packSolutions";
import { compileScript, findMono, monoPackages } from "./gateway/mono/compiledScript";
import { readConnector } from "./import/importConnector";
import { buildDesk } from "./page/buildDesk";
import { checkPort } from "./start/checkPort";
import { openBrowser } from "./start/openBrowser";
import { createProgress } from "./start/progress";
import { createWorkspace, startServer } from "./server";
import { readStartOptions, usage, UsageError, type StartOptions } from "./start/startOptions";

const root = resolve(__dirname, "..");
const outDir = resolve(root, "dist");
const solutionPath = resolve(outDir, "LinkedRecords_managed.zip");
const connectorPath = resolve(outDir, "LinkedRecordsConnector_managed.zip");

/** The connector that was packed, and its custom code compiled, where this machine has a compiler for it. */
async function readPackedConnector() {
  if (!existsSync(connectorPath)) return undefined;
  const zip = readFileSync(connectorPath);
  const { script } = readConnector(zip);
  const mono = findMono();
  return { zip, compiled: mono && script ? await compileScript(mono, script) : undefined };
}

async function start({ port, build, open }: StartOptions): Promise<void> {
  const progress = createProgress(process.stdout);
  // Asked first, so that nobody waits for a build only to learn this.
  await checkPort(port);

  if (build) {
    await progress.step("Build the code component", (onProgress) => buildControl({ root, onProgress }));
    await progress.step("Pack the solutions", (onProgress) => packSolutions({ root, outDir, onProgress }));
  } else if (!existsSync(solutionPath)) {
    throw new Error(`There is no ${solutionPath}. Run npm run pack first, or start without --no-build.`);
  }
  const deskScript = await progress.step("Bundle the workspace", () => buildDesk(root));
  const connector = await progress.step("Start the connector", readPackedConnector);
  let origin = "http://localhost";
  const server = await progress.step("Load the sample data and start the server", () => {
    const solutionZip = readFileSync(solutionPath);
    const { zip: connectorZip, compiled } = connector ?? {};
    const parts = { solutionZip, connectorZip, runScript: compiled?.run, deskScript, origin: () => origin };
    return startServer(createWorkspace(parts).app, { port });
  });
  ({ origin } = new URL(server.url));
  process.stdout.write(`\nCustomer Service workspace: ${server.url}\nCtrl+C ends it.\n`);
  if (connector && !connector.compiled) {
    const packages = monoPackages.join(" ");
    process.stdout.write(`The connector's custom code is played in TypeScript; with ${packages} it runs itself.\n`);
  }

  let closing = false;
  const close = () => {
    if (closing) return;
    closing = true;
    connector?.compiled?.close();
    void server.close().then(() => process.stdout.write("\nThe workspace is closed.\n"));
  };
  process.on("SIGINT", close);
  process.on("SIGTERM", close);
  if (open && !(await openBrowser(server.url))) {
    process.stdout.write("No browser could be opened; open the address yourself.\n");
  }
}

/** Runs `npm start`; exit code 1 when the workspace cannot start, 2 for a wrong command line. */
async function main(args: readonly string[]): Promise<void> {
  try {
    const options = readStartOptions(args);
    if (options.help) process.stdout.write(usage);
    else await start(options);
  } catch (error) {
    process.exitCode = error instanceof UsageError ? 2 : 1;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (error instanceof UsageError) process.stderr.write(`\n${usage}`);
  }
}

void main(process.argv.slice(2));
