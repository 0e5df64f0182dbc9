import { readFileSync } from "node:fs";
import { createWorkspace, startServer } from "../../../workspace/server";
import { manyAccounts } from "./accounts";

/** What the process is told at its start. */
export interface ServerOrder {
  solutionPath: string;
  /** File with the script of the page. */
  scriptPath: string;
  /** Accounts beyond those of the sample data. */
  accounts: number;
}

/** What it answers once the workspace runs. */
export interface ServerAnswer {
  url: string;
}

/**
 * The workspace in a process of its own: its database works on the thread that asks it, and would else take the time
 * of the program that drives the browser.
 */
async function run({ solutionPath, scriptPath, accounts }: ServerOrder): Promise<ServerAnswer> {
  const parts = { solutionZip: readFileSync(solutionPath), deskScript: readFileSync(scriptPath) };
  const { app, dataverse } = createWorkspace(parts);
  dataverse.load(manyAccounts(accounts));
  const { url } = await startServer(app, { port: 0 });
  return { url };
}

process.once("message", (order: ServerOrder) => {
  void run(order).then((answer) => process.send?.(answer));
});
// The parent has gone.
process.once("disconnect", () => process.exit());
