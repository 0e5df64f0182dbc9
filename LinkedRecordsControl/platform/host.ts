/** The record of the form that holds the control. */
export interface FormRecord {
  readonly entityType: string;
  /** "" while the record has not been saved. */
  readonly id: string;
}

const emptyId = "00000000-0000-0000-0000-000000000000";

/**
 * The form's record. `mode.contextInfo` is not documented, yet every model-driven host has it; it is read here only.
 * @returns undefined where the host does not tell, such as in a canvas app
 */
export function formRecord(mode: ComponentFramework.Mode): FormRecord | undefined {
  const { contextInfo } = mode as { contextInfo?: { entityId?: unknown; entityTypeName?: unknown } };
  if (typeof contextInfo?.entityTypeName !== "string") {
    return undefined;
  }
  const id = typeof contextInfo.entityId === "string" ? contextInfo.entityId.replace(/[{}]/g, "").toLowerCase() : "";
  return { entityType: contextInfo.entityTypeName, id: id === emptyId ? "" : id };
}

/**
 * Whether column security is on for a column. `IsSecured` is a property of the metadata; that the client API hands it
 * on, and where, is not documented.
 * @param attribute of what `getEntityMetadata` gave
 */
export function isSecured(attribute: object): boolean {
  const { IsSecured, attributeDescriptor } = attribute as {
    IsSecured?: unknown;
    attributeDescriptor?: { IsSecured?: unknown } | null;
  };
  return (IsSecured ?? attributeDescriptor?.IsSecured) === true;
}

/** Whether the control stands in a form designer, where there are no data. `isAuthoringMode` is not documented. */
export function isDesigner(mode: ComponentFramework.Mode): boolean {
  return (mode as { isAuthoringMode?: unknown }).isAuthoringMode === true;
}
