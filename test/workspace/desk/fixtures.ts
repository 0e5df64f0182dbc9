import type { FormComponent, SolutionControl } from "../../../workspace/import/solution";
import type { TableMetadata } from "../../../workspace/desk/client/tableMetadata";

/** A control with one bound and one fixed property; `features` are those its manifest declares. */
export const control = (features: SolutionControl["features"] = []): SolutionControl => ({
  name: "lrc_Test.Probe",
  namespace: "Test",
  constructor: "Probe",
  version: "1.0.0",
  controlType: "virtual",
  properties: [
    { name: "anchor", usage: "bound", types: ["SingleLine.Text", "Lookup.Customer"], required: true },
    { name: "columns", usage: "input", types: ["SingleLine.Text"], required: false, defaultValue: "telephone1" },
    { name: "rows", usage: "input", types: ["Whole.None"], required: false },
    { name: "result", usage: "output", types: ["SingleLine.Text"], required: false },
  ],
  code: "bundle.js",
  css: [],
  resx: [{ path: "strings/Probe.1033.resx", languageId: 1033, texts: {} }],
  events: [],
  platformLibraries: [],
  features,
});

/** The control on a form, its bound property on a column. */
export const component = (
  parameters: FormComponent["parameters"] = { anchor: { column: "title" } },
): FormComponent => ({
  name: "lrc_Test.Probe",
  formFactor: 0,
  datafieldname: "title",
  label: "Linked records",
  parameters,
});

/** What a tab on a record shows; `recordId` null is a new one. */
export const recordContent = (table: string, recordId: string | null = "1") =>
  ({ kind: "record", table, recordId, defaults: {} }) as const;

const label = (text: string) => ({ UserLocalizedLabel: { Label: text } });

/** A piece of the case table as the Web API describes it, options filled in. */
export const caseTable: TableMetadata = {
  LogicalName: "incident",
  EntitySetName: "incidents",
  PrimaryIdAttribute: "incidentid",
  PrimaryNameAttribute: "title",
  ObjectTypeCode: 112,
  DisplayName: label("Case"),
  DisplayCollectionName: label("Cases"),
  Attributes: [
    {
      LogicalName: "title",
      AttributeType: "String",
      DisplayName: label("Case Title"),
      RequiredLevel: { Value: "ApplicationRequired" },
      MaxLength: 200,
    },
    {
      LogicalName: "customerid",
      AttributeType: "Customer",
      DisplayName: label("Customer"),
      RequiredLevel: { Value: "ApplicationRequired" },
      Targets: ["account", "contact"],
    },
    {
      LogicalName: "prioritycode",
      AttributeType: "Picklist",
      DisplayName: label("Priority"),
      options: [
        { value: 1, label: "High" },
        { value: 2, label: "Normal" },
      ],
    },
    { LogicalName: "createdon", AttributeType: "DateTime", DisplayName: label("Created On") },
  ],
};
