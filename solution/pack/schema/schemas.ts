import { connector, customControl, entity, environmentVariable, workflow } from "./components";
import { customizations } from "./customizations";
import { forms } from "./form";
import type { Shape } from "./shape";
import { solutionXml } from "./solutionXml";

/** What a file of the sources must hold. */
export interface Schema {
  /** Of its path within the solution. */
  readonly path: RegExp;
  /** The name of its root element. */
  readonly root: string;
  readonly shape: Shape;
}

/** The XML files of a solution, of the kinds that are packed. Another kind of file is a line here. */
export const schemas: readonly Schema[] = [
  { path: /^Other\/Solution\.xml$/, root: "ImportExportXml", shape: solutionXml },
  { path: /^Other\/Customizations\.xml$/, root: "ImportExportXml", shape: customizations },
  { path: /^Entities\/[^/]+\/Entity\.xml$/, root: "Entity", shape: entity },
  { path: /^Entities\/[^/]+\/FormXml\/[^/]+\/[^/]+\.xml$/, root: "forms", shape: forms },
  { path: /^Workflows\/[^/]+\.json\.data\.xml$/, root: "Workflow", shape: workflow },
  {
    path: /^environmentvariabledefinitions\/[^/]+\/environmentvariabledefinition\.xml$/,
    root: "environmentvariabledefinition",
    shape: environmentVariable,
  },
  { path: /^Connectors\/[^/]+\.xml$/, root: "Connector", shape: connector },
  { path: /^Controls\/[^/]+\/ControlManifest\.xml\.data\.xml$/, root: "CustomControl", shape: customControl },
];
