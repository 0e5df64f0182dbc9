/** Icons that a table may have; `desk/parts/icons.tsx` draws them. */
export type TableIconName = "building" | "briefcase" | "chat" | "document" | "person";

/** Colours of the badge that shows a status reason. */
export type BadgeColour = "success" | "warning" | "informative" | "brand";

/** What a form shows: columns by logical name; labels, types and options come from the metadata. */
export interface FormLayout {
  /** Columns at the right of the form's header. */
  readonly header: readonly string[];
  readonly sections: readonly { readonly title: string; readonly columns: readonly string[] }[];
  /** Columns of the quick create form and of the form of a new record. */
  readonly create: readonly string[];
}

/** Where a search looks, and what it shows. Columns by logical name. */
export interface QuickFind {
  /** Columns in which the text is looked for. */
  readonly find: readonly string[];
  /** Columns of the second line, the first that is filled wins. */
  readonly detail: readonly string[];
  /** $filter of the rows that may be found. */
  readonly filter?: string;
  readonly orderBy: string;
}

/** A list on the Home page; the primary name of each row opens a session on it. */
export interface HomeList {
  readonly title: string;
  /** Stands in place of an empty list. */
  readonly none: string;
  readonly columns: readonly string[];
  /** Headings that are not the labels of the columns. */
  readonly headings?: Readonly<Record<string, string>>;
  readonly filter: string;
}

/** How the app shows a table. Everything may be left out: it follows from the columns then. */
export interface AppPart {
  /** A document unless given. */
  readonly icon?: TableIconName;
  /** Records open in a session of their own; in a tab unless set. */
  readonly opensSession?: true;
  /** The search at the top and the quick create menu leave the table out. */
  readonly notInBar?: true;
  readonly home?: HomeList;
  /** The primary name of active rows unless given. */
  readonly quickFind?: QuickFind;
  /** All columns of the table's own unless given. */
  readonly form?: FormLayout;
}
