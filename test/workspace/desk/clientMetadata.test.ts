import { toClientMetadata } from "../../../workspace/desk/host/clientMetadata";
import { traitsOf } from "../../../workspace/desk/state/hostTraits";
import { caseTable } from "./fixtures";

describe("metadata as the client API gives it", () => {
  const metadata = toClientMetadata(caseTable, ["prioritycode", "title", "nothing"], traitsOf("documented"));

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
    const { Attributes } = toClientMetadata(caseTable, [], traitsOf("documented")) as {
      Attributes: { getAll(): unknown[] };
    };
    expect(Attributes.getAll()).toEqual([]);
  });
});
