/** A column, a fixed value or nothing: what a form sets for one property of a code component. */
export type ComponentParameter = { readonly column: string } | { readonly value: string; readonly type: string };

/** One `<property>` of a ControlManifest.xml. */
export interface ControlProperty {
  readonly name: string;
  readonly usage: "bound" | "input" | "output";
  /** The one type, or the types of the type group that the property refers to. */
  readonly types: readonly string[];
  readonly required: boolean;
  readonly defaultValue?: string;
}

/** A code component as it lies in a solution zip; paths are relative to its folder. */
export interface SolutionControl {
  /** With the publisher's prefix, e.g. `lrc_LinkedRecords.LinkedRecordsControl`. */
  readonly name: string;
  readonly namespace: string;
  readonly constructor: string;
  readonly version: string;
  readonly controlType: string;
  readonly properties: readonly ControlProperty[];
  readonly code: string;
  readonly css: readonly string[];
  /** Language ids (LCID) by the file name's convention, e.g. `strings/Name.1033.resx`. */
  readonly resx: readonly { readonly path: string; readonly languageId: number }[];
  readonly platformLibraries: readonly { readonly name: string; readonly version: string }[];
  readonly features: readonly { readonly name: string; readonly required: boolean }[];
}

/** A code component on a form, for one form factor (0 web, 1 tablet, 2 phone). */
export interface FormComponent {
  readonly name: string;
  readonly formFactor: number;
  readonly datafieldname: string | null;
  /** Label of the cell that holds the component. */
  readonly label: string;
  readonly parameters: Readonly<Record<string, ComponentParameter>>;
}

/** A form that carries at least one code component. */
export interface SolutionForm {
  readonly formId: string;
  readonly name: string;
  readonly type: string;
  readonly entityLogicalName: string;
  readonly components: readonly FormComponent[];
}

/** What an environment learns from a solution zip, as far as code components go. */
export interface Solution {
  readonly uniqueName: string;
  readonly displayName: string;
  readonly version: string;
  readonly managed: boolean;
  readonly customizationPrefix: string;
  readonly controls: readonly SolutionControl[];
  readonly forms: readonly SolutionForm[];
}

/** A zip that cannot be imported as a solution; the message names the file in the zip and the reason. */
export class SolutionImportError extends Error {
  override readonly name = "SolutionImportError";

  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`);
  }
}
