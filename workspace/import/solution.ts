import type { ControlManifest } from "../../solution/format/controlManifest";

/** A column, a fixed value or nothing: what a form sets for one property of a code component. */
export type ComponentParameter = { readonly column: string } | { readonly value: string; readonly type: string };

/** What a code component's manifest says, and the page needs to host it. */
type ManifestFacts = Pick<
  ControlManifest,
  "namespace" | "version" | "controlType" | "properties" | "events" | "platformLibraries" | "features"
>;

/** A .resx file of a code component. */
interface ControlStrings {
  readonly path: string;
  /** The language (LCID), which stands in the file's name only, e.g. `strings/Name.1033.resx`. */
  readonly languageId: number;
  readonly texts: Readonly<Record<string, string>>;
}

/** A code component as it lies in a solution zip; paths are relative to its folder. */
export interface SolutionControl extends ManifestFacts {
  /** With the publisher's prefix, e.g. `lrc_LinkedRecords.LinkedRecordsControl`. */
  readonly name: string;
  readonly constructor: string;
  readonly code: string;
  readonly css: readonly string[];
  readonly resx: readonly ControlStrings[];
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
