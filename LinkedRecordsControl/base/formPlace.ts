/** The form that holds the control. */
export interface FormPlace {
  /** The form's record; undefined where the host does not tell. `id` is "" while it has not been saved. */
  readonly record: { readonly entityType: string; readonly id: string } | undefined;
  /** The control stands in a form designer. */
  readonly isDesigner: boolean;
}

/** Two places that lead to the same panel have the same key. */
export function placeKey({ record, isDesigner }: FormPlace): string {
  return isDesigner ? "designer" : `${record?.entityType ?? ""}:${record?.id ?? ""}`;
}
