import type { FormPlace } from "../base/formPlace";
import { normalizeId } from "../base/record";

const emptyId = "00000000-0000-0000-0000-000000000000";

const textOf = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

/** A record by what names it; undefined without a table, its id "" where there is none yet. */
function recordOf(entityType: unknown, entityId: unknown): FormPlace["record"] {
  const id = normalizeId(textOf(entityId));
  const table = textOf(entityType).toLowerCase();
  return table ? { entityType: table, id: id === emptyId ? "" : id } : undefined;
}

/**
 * The form that holds the control. Neither `mode.contextInfo` nor `isAuthoringMode` is documented, yet every
 * model-driven host has them; they are read here only. Where `contextInfo` is missing or has no id, what the maker named
 * counts. A host that does not tell either, such as a canvas app, has no record.
 * @param named the record by properties of the control
 */
export function formPlace(mode: ComponentFramework.Mode, named: { table: unknown; id: unknown }): FormPlace {
  const { contextInfo, isAuthoringMode } = mode as {
    contextInfo?: { entityId?: unknown; entityTypeName?: unknown } | null;
    isAuthoringMode?: unknown;
  };
  const { entityId, entityTypeName } = contextInfo ?? {};
  const told = recordOf(entityTypeName, entityId);
  const byMaker = recordOf(textOf(named.table) || entityTypeName, named.id);
  return { record: told?.id || !byMaker?.id ? (told ?? byMaker) : byMaker, isDesigner: isAuthoringMode === true };
}
