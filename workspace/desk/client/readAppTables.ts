import type { AppTable } from "../../app/appTables";
import type { DataverseClient } from "./dataverseClient";

const noForm: AppTable["form"] = { header: ["statuscode"], sections: [], create: [] };

/** The tables that the app shows, in its order. */
export class AppTables {
  /** Those that the bar at the top searches and creates rows of. */
  readonly inBar: readonly AppTable[];

  constructor(readonly all: readonly AppTable[]) {
    this.inBar = all.filter(({ inBar }) => inBar);
  }

  /** A table of the app; undefined when the app does not show it. */
  find(table: string): AppTable | undefined {
    return this.all.find((one) => one.table === table);
  }

  /** The layout of a table's form; a table that the app does not show has a header only. */
  formOf(table: string): AppTable["form"] {
    return this.find(table)?.form ?? noForm;
  }
}

/** Asks the server for the tables of the app. */
export async function readAppTables(server: DataverseClient): Promise<AppTables> {
  const answer = await server.request("GET", "/workspace/app");
  return new AppTables((await answer.json()) as AppTable[]);
}
