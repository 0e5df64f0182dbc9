import type { Element } from "@xmldom/xmldom";
import type { componentTypes } from "../../format/componentTypes";
import { plainGuid } from "../../format/guid";
import { attribute } from "../../format/xml";

/** How solution.xml names a component: by its type and its id or its schema name, or both. */
export interface ComponentName {
  type: string;
  /** Lower-case GUID without braces, for the types that are named by one. */
  id?: string;
  schemaName?: string;
}

/** A component that must be a RootComponent of its solution. */
export interface Component extends ComponentName {
  type: (typeof componentTypes)[keyof typeof componentTypes];
  /** The file that defines it, as problems name it. */
  place: string;
}

/** Reads an element that names a component, such as a `<RootComponent>`. */
export function componentNameOf(element: Element): ComponentName {
  return {
    type: attribute(element, "type"),
    id: plainGuid(attribute(element, "id")) || undefined,
    schemaName: attribute(element, "schemaName") || undefined,
  };
}

/** The same text for two names of the same component, and none that another component has. */
export const componentKey = (name: ComponentName): string =>
  [name.type, name.id ?? "", name.schemaName ?? ""].join("|");
