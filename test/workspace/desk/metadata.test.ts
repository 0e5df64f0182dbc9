import { DataverseClient } from "../../../workspace/desk/dataverse/client";
import { Metadata, toClientMetadata } from "../../../workspace/desk/dataverse/metadata";
import { DeskLog } from "../../../workspace/desk/state/log";
import { caseTable } from "./fixtures";

describe("metadata as the client API gives it", () => {
  const metadata = toClientMetadata(caseTable, ["prioritycode", "title", "nothing"]);

  it("has names and labels as text", () => {
    expect(metadata).toMatchObject({
      EntitySetName: "incidents",
      PrimaryIdAttribute: "incidentid",
      PrimaryNameAttribute: "title",
      DisplayName: "Case",
      DisplayCollectionName: "Cases",
    });
  });

  it("holds the columns that were asked for, by name and by index", () => {
    const attributes = metadata.Attributes as {
      get(key: string | number): { LogicalName: string; AttributeType: number; OptionSet?: object } | undefined;
      getLength(): number;
      forEach(each: (attribute: { LogicalName: string }) => void): void;
    };
    const names: string[] = [];
    attributes.forEach(({ LogicalName }) => names.push(LogicalName));
    expect(names).toEqual(["title", "prioritycode"]);
    expect(attributes.getLength()).toBe(2);
    expect(attributes.get(0)?.LogicalName).toBe("title");
    expect(attributes.get("title")?.AttributeType).toBe(14);
    expect(attributes.get("createdon")).toBeUndefined();
    expect(attributes.get("prioritycode")).toMatchObject({
      AttributeType: 11,
      DisplayName: "Priority",
      OptionSet: { 1: { text: "High", value: 1 }, 2: { text: "Normal", value: 2 } },
    });
  });

  it("holds no column unless asked", () => {
    const { Attributes } = toClientMetadata(caseTable) as { Attributes: { getAll(): unknown[] } };
    expect(Attributes.getAll()).toEqual([]);
  });
});

describe("reading metadata", () => {
  const answers: Readonly<Record<string, unknown>> = {
    "?$expand=Attributes": {
      ...caseTable,
      Attributes: caseTable.Attributes.map(({ options: _options, ...column }) => column),
    },
    "/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet": {
      value: [
        {
          LogicalName: "prioritycode",
          OptionSet: { Options: [{ Value: 1, Label: { UserLocalizedLabel: { Label: "High" } } }] },
        },
      ],
    },
  };

  it("puts the options to their columns and asks once a table", async () => {
    const paths: string[] = [];
    const send: typeof fetch = (input) => {
      const path = String(input).replace("/api/data/v9.2/EntityDefinitions(LogicalName='incident')", "");
      paths.push(path);
      return Promise.resolve(Response.json(answers[path]));
    };
    const metadata = new Metadata(new DataverseClient(new DeskLog(), send));
    expect(metadata.known("incident")).toBeUndefined();
    const [table] = await Promise.all([metadata.table("incident"), metadata.table("incident")]);
    expect(paths).toEqual(Object.keys(answers));
    expect(table.Attributes.find(({ LogicalName }) => LogicalName === "prioritycode")?.options).toEqual([
      { value: 1, label: "High" },
    ]);
    expect(metadata.known("incident")).toBe(table);
  });

  it("asks again after a failure", async () => {
    let calls = 0;
    const send: typeof fetch = () => {
      calls += 1;
      return Promise.resolve(
        Response.json({ error: { code: "0x80060888", message: "No such table." } }, { status: 404 }),
      );
    };
    const metadata = new Metadata(new DataverseClient(new DeskLog(), send));
    await expect(metadata.table("nothing")).rejects.toMatchObject({ message: "No such table.", code: 0x80060888 });
    await expect(metadata.table("nothing")).rejects.toMatchObject({ status: 404 });
    expect(calls).toBe(2);
  });
});
