import { toClientMetadata } from "../../../workspace/desk/host/clientMetadata";
import { traitsOf } from "../../../workspace/desk/state/hostTraits";
import type { ColumnMetadata, TableMetadata } from "../../../workspace/desk/client/tableMetadata";
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

describe("a column as the client API gives it", () => {
  const column = (LogicalName: string, AttributeType: string, more: Partial<ColumnMetadata> = {}): ColumnMetadata => ({
    LogicalName,
    AttributeType,
    ...more,
  });
  const table: TableMetadata = {
    ...caseTable,
    Attributes: [
      column("memo", "Memo", { MaxLength: 2000, Format: "TextArea", RequiredLevel: { Value: "Recommended" } }),
      column("money", "Money", { MinValue: 0, MaxValue: 5, Precision: 2 }),
      column("whole", "Integer", { MinValue: -1, MaxValue: 9, Format: "None" }),
      column("clock", "DateTime", { Format: "DateAndTime", DateTimeBehavior: { Value: "TimeZoneIndependent" } }),
      column("day", "DateTime", { Format: "DateOnly", DateTimeBehavior: { Value: "UserLocal" } }),
      column("several", "Virtual", {
        AttributeTypeName: { Value: "MultiSelectPicklistType" },
        options: [{ value: 7, label: "Seven", color: "#107C10" }],
      }),
    ],
  };
  const names = table.Attributes.map(({ LogicalName }) => LogicalName);
  const items = (host: "documented" | "unkind") => {
    const { Attributes } = toClientMetadata(table, names, traitsOf(host)) as {
      Attributes: { get(name: string): { attributeDescriptor: object } & Record<string, unknown> };
    };
    return (name: string) => Attributes.get(name);
  };

  it("has its limits in the descriptor, in an unkind host nowhere", () => {
    const told = (host: "documented" | "unkind") =>
      ["memo", "money", "whole"].map((name) => items(host)(name).attributeDescriptor);
    expect(told("documented")).toEqual([
      { RequiredLevel: 3, MaxLength: 2000, Format: "textarea" },
      { RequiredLevel: 0, MinValue: 0, MaxValue: 5, Precision: 2 },
      { RequiredLevel: 0, MinValue: -1, MaxValue: 9 },
    ]);
    expect(told("unkind")).toEqual([{}, {}, {}]);
  });

  it.each(["documented", "unkind"] as const)("tells in each host what its dates mean (%s)", (host) => {
    const item = items(host);
    expect(item("clock")).toMatchObject({
      Behavior: 3,
      Format: "dateandtime",
      attributeDescriptor: { Behavior: 3, Format: "datetime" },
    });
    expect(item("day")).toMatchObject({
      Behavior: 1,
      Format: "dateonly",
      attributeDescriptor: { Behavior: 1, Format: "date" },
    });
  });

  it("is virtual with several choices, and named by its type", () => {
    expect(items("unkind")("several")).toMatchObject({
      AttributeType: 17,
      AttributeTypeName: "multiselectpicklist",
      OptionSet: { 7: { text: "Seven", value: 7 } },
      attributeDescriptor: {
        OptionSet: [{ Label: "Seven", Value: 7, Color: "#107C10", IsHidden: false, TransitionData: null }],
      },
    });
  });
});
