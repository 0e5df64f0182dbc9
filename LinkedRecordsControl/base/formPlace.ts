/** The form that holds the control. */
export interface FormPlace {
  /** The form's record; undefined where the host does not tell. `id` is "" while it has not been saved. */
  readonly record: { readonly entityType: string; readonly id: string } | undefined;
  /** The control stands in a form designer. */
  readonly isDesigner: boolean;
}

/** A theme that the control brings along. */
export type PlainTheme = "light" | "dark";
