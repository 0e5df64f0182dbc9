/** How a quick view form shows a record. */
export interface CardForm {
  /** Logical names, in the form's order, each once. */
  readonly columns: readonly string[];
  /** Labels by column, where it has one, in the user's language where the form has them. */
  readonly labels: Readonly<Record<string, string>>;
  /** Titles of sections by the column that each begins with. */
  readonly sections: Readonly<Record<string, string>>;
}
