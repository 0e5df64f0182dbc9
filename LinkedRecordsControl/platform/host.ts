import type { FormPlace } from "../base/formPlace";
import { normalizeId } from "../base/record";

const emptyId = "00000000-0000-0000-0000-000000000000";

/**
 * The form that holds the control. Neither `mode.contextInfo` nor `isAuthoringMode` is documented, yet every
 * model-driven host has them; they are read here only. A host that does not tell, such as a canvas app, has no record.
 */
export function formPlace(mode: ComponentFramework.Mode): FormPlace {
  const { contextInfo, isAuthoringMode } = mode as {
    contextInfo?: { entityId?: unknown; entityTypeName?: unknown };
    isAuthoringMode?: unknown;
  };
  const { entityId, entityTypeName } = contextInfo ?? {};
  const id = typeof entityId === "string" ? normalizeId(entityId) : "";
  return {
    record:
      typeof entityTypeName === "string" ? { entityType: entityTypeName, id: id === emptyId ? "" : id } : undefined,
    isDesigner: isAuthoringMode === true,
  };
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
