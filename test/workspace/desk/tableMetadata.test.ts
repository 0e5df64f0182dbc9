import { DataverseClient } from "../../../workspace/desk/client/dataverseClient";
import { MetadataCache } from "../../../workspace/desk/client/tableMetadata";
import { DeskLog } from "../../../workspace/desk/state/log";
import { caseTable } from "./fixtures";

describe("reading metadata", () => {
  const answers: Readonly<Record<string, unknown>> = {
    "?$expand=Attributes,ManyToOneRelationships($select=ReferencingAttribute,ReferencedEntity,ReferencingEntityNavigationPropertyName)":
      {
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
    const metadata = new MetadataCache(new DataverseClient(new DeskLog(), send));
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
    const metadata = new MetadataCache(new DataverseClient(new DeskLog(), send));
    await expect(metadata.table("nothing")).rejects.toMatchObject({ message: "No such table.", code: 0x80060888 });
    await expect(metadata.table("nothing")).rejects.toMatchObject({ status: 404 });
    expect(calls).toBe(2);
  });
});
