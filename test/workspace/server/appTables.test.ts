import { appTables } from "../../../workspace/app/appTables";
import { standardTables } from "../../../workspace/dataverse/tables";
import type { TableDefinition } from "../../../workspace/dataverse/tables/definition";
import { ticketTable } from "../../support/ticketTable";
import { testWorkspace } from "./support/workspace";

const tableOf = (app: TableDefinition["app"]) => appTables([{ ...ticketTable, ...(app && { app }) }])[0];

describe("the tables of the app", () => {
  it("are those whose definition says so, in the order of the definitions", () => {
    const [queue, contact] = standardTables.filter(({ logicalName }) => ["queue", "contact"].includes(logicalName));
    const definitions = [ticketTable, queue, contact].flatMap((definition) => definition ?? []);
    expect(definitions).toHaveLength(3);
    expect(appTables(definitions).map(({ table }) => table)).toEqual(["new_ticket", "contact"]);
  });

  it("get what their definition leaves out from their columns", () => {
    const entered = ["new_name", "new_account", "new_kind", "new_urgent", "new_parts", "new_cost"];
    const rest = ["new_due", "new_visit", "new_notes", "new_parent"];
    expect(tableOf({})).toEqual({
      table: "new_ticket",
      icon: "document",
      opensSession: false,
      inBar: true,
      home: null,
      quickFind: { find: ["new_name"], detail: [], filter: "statecode eq 0", orderBy: "new_name asc" },
      form: {
        header: ["statuscode", "ownerid"],
        sections: [
          {
            title: "Details",
            columns: ["new_name", "new_number", ...entered.slice(1), ...rest, "createdon", "modifiedon"],
          },
        ],
        create: [...entered, ...rest],
      },
      badges: {},
    });
  });

  it("have the layout that their definition gives, and the colours of its status reasons", () => {
    const form = { header: [], sections: [{ title: "Ticket", columns: ["new_name"] }], create: ["new_name"] };
    expect(tableOf({ form, icon: "chat", opensSession: true, notInBar: true })).toMatchObject({
      form,
      icon: "chat",
      opensSession: true,
      inBar: false,
    });
    const [incident] = appTables(standardTables.filter(({ logicalName }) => logicalName === "incident"));
    expect(incident?.badges).toEqual({ 1: "success", 2: "warning", 3: "warning", 4: "brand" });
  });

  it.each(appTables(standardTables))("name columns that $table has", ({ table, form, home, quickFind }) => {
    const { dataverse } = testWorkspace();
    const { columns } = dataverse.schema.table(table);
    const sections = [...form.sections, ...(form.otherTabs ?? []).flatMap((tab) => tab.sections)];
    const parts = sections.flatMap((section) => section.parts ?? []);
    const used = [
      ...form.header,
      ...sections.flatMap((section) => section.columns),
      ...parts.flatMap((part) => ("lookup" in part ? part.lookup : [])),
      ...form.create,
      ...(home?.columns ?? []),
      ...Object.keys(home?.headings ?? {}),
      ...quickFind.find,
      ...quickFind.detail,
    ];
    expect(used.filter((name) => !columns.has(name))).toEqual([]);
    const shown = parts.flatMap((part) => (part.kind === "quickView" ? Object.entries(part.columns) : []));
    const missing = shown.flatMap(([target, names]) =>
      names.filter((name) => !dataverse.schema.table(target).columns.has(name)),
    );
    expect(missing).toEqual([]);
  });

  it("are served to the page", async () => {
    const { send } = testWorkspace();
    const answer = await send("GET", "/workspace/app");
    expect(await answer.json()).toEqual(appTables(standardTables));
  });
});
