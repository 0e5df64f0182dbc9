import { MetadataCache } from "../../../workspace/desk/client/tableMetadata";
import { fakeServer, refusal, type Sent } from "./fakeServer";
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
    const below = ({ path }: Sent) => path.replace("/api/data/v9.2/EntityDefinitions(LogicalName='incident')", "");
    const { dataverse, sent } = fakeServer((request) => Response.json(answers[below(request)]));
    const metadata = new MetadataCache(dataverse);
    expect(metadata.known("incident")).toBeUndefined();
    const [table] = await Promise.all([metadata.table("incident"), metadata.table("incident")]);
    expect(sent.map(below)).toEqual(Object.keys(answers));
    expect(table.Attributes.find(({ LogicalName }) => LogicalName === "prioritycode")?.options).toEqual([
      { value: 1, label: "High" },
    ]);
    expect(metadata.known("incident")).toBe(table);
  });

  it("asks again after a failure", async () => {
    const { dataverse, sent } = fakeServer(() => refusal(404, "0x80060888", "No such table."));
    const metadata = new MetadataCache(dataverse);
    await expect(metadata.table("nothing")).rejects.toMatchObject({ message: "No such table.", code: 0x80060888 });
    await expect(metadata.table("nothing")).rejects.toMatchObject({ status: 404 });
    expect(sent).toHaveLength(2);
  });
});
