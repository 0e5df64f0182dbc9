import type { Measured } from "./measured";

/** An entry of a choice in the descriptor; `Color` may be missing, `TransitionData` be a list of allowed values. */
interface OptionDescriptor {
  readonly Label: string;
  readonly Value: number;
  readonly Color?: string;
  readonly IsHidden: boolean;
  readonly TransitionData: readonly number[] | null;
  readonly State?: number;
  readonly DefaultStatus?: number;
}

const option = (Value: number, Label: string, more: Partial<OptionDescriptor>): OptionDescriptor => ({
  Label,
  Value,
  Color: "#0000ff",
  IsHidden: false,
  TransitionData: null,
  ...more,
});

const statuses = [option(0, "Active", { DefaultStatus: 1 }), option(1, "Inactive", { DefaultStatus: 2 })];
const reasons = [option(1, "Active", { State: 0 }), option(2, "Inactive", { State: 1 })];

const byValue = (options: readonly OptionDescriptor[]) =>
  Object.fromEntries(options.map(({ Value, Label }) => [Value, { text: Label, value: Value }]));

/** What a text takes: nobody measured where a host tells it, public code reads it from the descriptor. */
export const limits: Measured<Readonly<Record<"emailaddress1" | "fullname", object>>> = {
  source:
    "TALXIS/client-metadata src/implementation/powerApps/entity/xrm/IAttributeDescriptor.ts; the numbers of RequiredLevel: " +
    "ComponentFramework.PropertyHelper.Types.RequiredLevel of @types/powerapps-component-framework 1.3.18",
  mark: "S",
  shape: {
    fullname: { RequiredLevel: 0, MaxLength: 160, Format: "text" },
    emailaddress1: { RequiredLevel: 0, MaxLength: 100, Format: "email" },
  },
};

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
  get Behavior() {
    return this._members.Behavior;
  }
  get Format() {
    return this._members.Format;
  }
  get Targets() {
    return this._members.Targets;
  }
}

const text = (name: keyof typeof limits.shape, DisplayName: string) =>
  new AttributeItem(name, { DisplayName, AttributeType: 14, AttributeTypeName: "string" }, limits.shape[name]);

const date = (name: string, DisplayName: string, Behavior: number, formats: readonly [string, string]) =>
  new AttributeItem(
    name,
    { DisplayName, AttributeType: 2, AttributeTypeName: "datetime", Behavior, Format: formats[0] },
    { Behavior, Format: formats[1] },
  );

const columns: readonly AttributeItem[] = [
  text("fullname", "Full Name"),
  text("emailaddress1", "Email"),
  date("createdon", "Created On", 1, ["dateandtime", "datetime"]),
  date("birthdate", "Birthday", 2, ["dateonly", "date"]),
  new AttributeItem(
    "statecode",
    {
      DisplayName: "Status",
      AttributeType: 12,
      AttributeTypeName: "state",
      OptionSet: byValue(statuses),
    },
    { OptionSet: statuses },
  ),
  new AttributeItem(
    "statuscode",
    { DisplayName: "Status Reason", AttributeType: 13, AttributeTypeName: "status", OptionSet: byValue(reasons) },
    { OptionSet: reasons },
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
  source:
    "pcfhub pcf-kanban-board (options: T2) and pcf-audit-history (P11) SPEC.md; dates: pcf-calendar-view SPEC.md; Targets: " +
    "_template TEMPLATE.md",
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
