import type { Measured } from "./measured";

const options = [
  { Value: 0, Label: "Active" },
  { Value: 1, Label: "Inactive" },
];

/** A column: an instance whose public members are getters of its class; own keys are private fields only. */
class AttributeItem {
  readonly attributeDescriptor: object;
  private readonly _name: string;
  private readonly _members: Readonly<Record<string, unknown>>;

  constructor(name: string, members: Readonly<Record<string, unknown>>, attributeDescriptor: object) {
    this._name = name;
    this._members = members;
    this.attributeDescriptor = attributeDescriptor;
  }
  get LogicalName() {
    return this._name;
  }
  get DisplayName() {
    return this._members.DisplayName;
  }
  get AttributeType() {
    return this._members.AttributeType;
  }
  get AttributeTypeName() {
    return this._members.AttributeTypeName;
  }
  get OptionSet() {
    return this._members.OptionSet;
  }
  get Targets() {
    return this._members.Targets;
  }
}

const text = (name: string, DisplayName: string) =>
  new AttributeItem(name, { DisplayName, AttributeType: 14, AttributeTypeName: "string" }, {});

const columns: readonly AttributeItem[] = [
  text("fullname", "Full Name"),
  new AttributeItem(
    "statecode",
    {
      DisplayName: "Status",
      AttributeType: 12,
      AttributeTypeName: "state",
      OptionSet: Object.fromEntries(options.map(({ Value, Label }) => [Value, { text: Label, value: Value }])),
    },
    { OptionSet: options },
  ),
  // A Customer lookup tells its targets in the descriptor only.
  new AttributeItem(
    "parentcustomerid",
    { DisplayName: "Company Name", AttributeType: 1, AttributeTypeName: "customer" },
    { Targets: ["account", "contact"] },
  ),
];

/** The metadata of contacts: a collection with exactly the columns that were asked for. */
export const contactMetadata: Measured<(asked: readonly string[]) => object> = {
  source: "pcfhub pcf-kanban-board and pcf-audit-history (P11) SPEC.md; Targets: _template TEMPLATE.md",
  mark: "M",
  shape: (asked) => {
    const given = columns.filter(({ LogicalName }) => asked.includes(LogicalName));
    return {
      LogicalName: "contact",
      EntitySetName: "contacts",
      PrimaryIdAttribute: "contactid",
      PrimaryNameAttribute: "fullname",
      DisplayName: "Contact",
      Attributes: {
        get: (name: string) => given.find(({ LogicalName }) => LogicalName === name),
        getAll: () => [...given],
      },
    };
  },
};
