import { createHash } from "node:crypto";
import { behaviorOf, choicesOf, isLookup, precisionOf } from "../columnTypes";
import type { Schema, Table } from "../schema";
import type { Choice, Column } from "../tables/definition";

/** A metadata object as the Web API answers it. */
export type Metadata = Record<string, unknown>;

/** Name of the metadata type of each kind of column, without AttributeMetadata. */
const typeNames: Record<Column["type"], string> = {
  String: "String",
  Memo: "Memo",
  Integer: "Integer",
  BigInt: "BigInt",
  Decimal: "Decimal",
  Double: "Double",
  Money: "Money",
  Boolean: "Boolean",
  DateTime: "DateTime",
  Picklist: "Picklist",
  MultiSelectPicklist: "MultiSelectPicklist",
  State: "State",
  Status: "Status",
  Lookup: "Lookup",
  Customer: "Lookup",
  Owner: "Lookup",
  EntityName: "EntityName",
  Uniqueidentifier: "UniqueIdentifier",
};

/** The types of the kinds of columns, such as StringAttributeMetadata. */
export const attributeKinds: readonly string[] = [...new Set(Object.values(typeNames))].map(
  (kind) => `${kind}AttributeMetadata`,
);

/** A GUID that stays the same for the same name, since metadata has ids that clients may keep. */
export function metadataId(...names: readonly string[]): string {
  const hex = createHash("sha256").update(names.join("/")).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}

function label(text: string): Metadata {
  const localized = { Label: text, LanguageCode: 1033, IsManaged: true, MetadataId: metadataId("label", text) };
  return { LocalizedLabels: [localized], UserLocalizedLabel: localized };
}

const managed = (value: unknown): Metadata => ({ Value: value, CanBeChanged: false, ManagedPropertyLogicalName: null });

/** Metadata of a table, without its columns and relationships. */
export function entityMetadata(table: Table): Metadata {
  const { definition } = table;
  return {
    MetadataId: metadataId(definition.logicalName),
    LogicalName: definition.logicalName,
    SchemaName: definition.schemaName,
    LogicalCollectionName: definition.entitySetName,
    CollectionSchemaName: definition.entitySetName,
    EntitySetName: definition.entitySetName,
    ObjectTypeCode: definition.objectTypeCode,
    PrimaryIdAttribute: definition.primaryId,
    PrimaryNameAttribute: definition.primaryName,
    PrimaryImageAttribute: null,
    DisplayName: label(definition.displayName),
    DisplayCollectionName: label(definition.displayCollectionName),
    Description: label(""),
    OwnershipType: definition.userOwned ? "UserOwned" : "OrganizationOwned",
    IsActivity: definition.isActivity ?? false,
    HasActivities: [...table.collections.values()].some(
      ({ table: other, column }) => other.definition.isActivity === true && column === "regardingobjectid",
    ),
    IsCustomEntity: definition.logicalName.includes("_"),
    IsManaged: true,
    IsIntersect: false,
    IsQuickCreateEnabled: true,
    IsValidForQueue: managed(false),
    IsCustomizable: managed(true),
    EntityColor: null,
    IconVectorName: null,
  };
}

/**
 * Metadata of one column, with what its type adds.
 *
 * @param withOptions add the choices, as $expand=OptionSet does
 * @param isSecured column security is switched on for it
 */
export function attributeMetadata(
  table: Table,
  columnName: string,
  withOptions: boolean,
  isSecured: boolean,
): Metadata {
  const column = table.column(columnName);
  const typeName = typeNames[column.type];
  const lookupKind = column.type === "Customer" || column.type === "Owner" ? column.type : typeName;
  const key = columnName === table.primaryId;
  const writable = !column.readOnly;
  return {
    "@odata.type": `#Microsoft.Dynamics.CRM.${typeName}AttributeMetadata`,
    MetadataId: metadataId(table.logicalName, columnName),
    LogicalName: columnName,
    SchemaName: column.schemaName ?? columnName,
    EntityLogicalName: table.logicalName,
    AttributeType:
      lookupKind === "UniqueIdentifier"
        ? "Uniqueidentifier"
        : lookupKind === "MultiSelectPicklist"
          ? "Virtual"
          : lookupKind,
    AttributeTypeName: {
      Value: column.type === "Uniqueidentifier" ? "UniqueidentifierType" : `${lookupKind}Type`,
    },
    DisplayName: label(column.label),
    Description: label(""),
    RequiredLevel: managed(column.required ?? "None"),
    IsPrimaryId: key,
    IsPrimaryName: columnName === table.definition.primaryName,
    IsCustomAttribute: columnName.includes("_") && !columnName.startsWith("address"),
    IsManaged: true,
    IsLogical: false,
    IsValidODataAttribute: true,
    IsValidForRead: true,
    IsValidForCreate: writable,
    IsValidForUpdate: writable && !key,
    IsSecured: isSecured,
    AttributeOf: null,
    ...typeMetadata(table, column, columnName, withOptions),
  };
}

function typeMetadata(table: Table, column: Column, columnName: string, withOptions: boolean): Metadata {
  switch (column.type) {
    case "String":
      return {
        MaxLength: column.maxLength,
        Format: column.format ?? "Text",
        FormatName: { Value: column.format ?? "Text" },
        AutoNumberFormat: column.autoNumber?.format ?? "",
      };
    case "Memo":
      return { MaxLength: column.maxLength, Format: "TextArea", FormatName: { Value: "TextArea" } };
    case "Integer":
      return { MinValue: column.min ?? -2_147_483_648, MaxValue: column.max ?? 2_147_483_647, Format: "None" };
    case "Decimal":
    case "Double":
    case "Money":
      return { MinValue: column.min ?? null, MaxValue: column.max ?? null, Precision: precisionOf(column) };
    case "DateTime":
      return {
        Format: column.dateOnly ? "DateOnly" : "DateAndTime",
        DateTimeBehavior: { Value: behaviorOf(column) },
      };
    case "Lookup":
    case "Customer":
    case "Owner":
      return {
        Targets: [...column.targets.map((target) => target.table), ...(column.otherTargets ?? [])],
        Format: "None",
      };
    case "Boolean":
      return {
        DefaultValue: column.default ?? false,
        ...(withOptions && {
          OptionSet: {
            TrueOption: option({ value: 1, label: column.trueLabel ?? "Yes" }),
            FalseOption: option({ value: 0, label: column.falseLabel ?? "No" }),
            OptionSetType: "Boolean",
            MetadataId: metadataId("options", table.logicalName, columnName),
          },
        }),
      };
    case "Picklist":
    case "MultiSelectPicklist":
    case "State":
    case "Status":
      return {
        DefaultFormValue: (column.type === "Picklist" ? column.default : undefined) ?? -1,
        ...(withOptions && { OptionSet: optionSet(table, column, columnName), GlobalOptionSet: null }),
      };
    case "BigInt":
    case "EntityName":
    case "Uniqueidentifier":
      return {};
  }
}

const option = (choice: Choice): Metadata => ({
  Value: choice.value,
  Label: label(choice.label),
  Description: label(""),
  Color: choice.color ?? null,
  IsManaged: true,
  ExternalValue: "",
  ParentValues: [],
});

function optionSet(table: Table, column: Column, columnName: string): Metadata {
  const states = table.definition.states ?? [];
  const options = choicesOf(table.definition, column).map((choice) => {
    if (column.type === "State") {
      const defaultStatus = states.find((state) => state.value === choice.value)?.defaultStatus;
      return { ...option(choice), DefaultStatus: defaultStatus, InvariantName: choice.label };
    }
    if (column.type === "Status") {
      const state = states.find((candidate) => candidate.statuses.includes(choice))?.value;
      return { ...option(choice), State: state, TransitionData: null };
    }
    return option(choice);
  });
  return {
    MetadataId: metadataId("options", table.logicalName, columnName),
    Name: `${table.logicalName}_${columnName}`,
    DisplayName: label(column.label),
    IsGlobal: false,
    OptionSetType: column.type === "MultiSelectPicklist" ? "Picklist" : column.type,
    Options: options,
  };
}

/** The relationships in which the table holds the lookup (many to one). */
export function manyToOne(schema: Schema, table: Table): Metadata[] {
  return [...table.columns].flatMap(([columnName, column]) =>
    isLookup(column)
      ? column.targets.map((target) => ({
          MetadataId: metadataId("relationship", target.relationship),
          SchemaName: target.relationship,
          RelationshipType: "OneToManyRelationship",
          IsManaged: true,
          IsCustomRelationship: target.relationship.includes("msdyn_"),
          ReferencingEntity: table.logicalName,
          ReferencingAttribute: columnName,
          ReferencingEntityNavigationPropertyName: target.navigation,
          ReferencedEntity: target.table,
          ReferencedAttribute: schema.table(target.table).primaryId,
          ReferencedEntityNavigationPropertyName: target.relationship,
          CascadeConfiguration: { Delete: target.onDelete ?? "RemoveLink" },
        }))
      : [],
  );
}
