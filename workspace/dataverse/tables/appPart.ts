/** Icons that a table may have; `desk/parts/icons.tsx` draws them. */
export type TableIconName = "building" | "briefcase" | "chat" | "document" | "person";

/** Colours of the badge that shows a status reason. */
export type BadgeColour = "success" | "warning" | "informative" | "brand";

/** Something in a section that is no column of the table. */
export type SectionPart =
  /** Columns of the record that a lookup points to, by its table. */
  | {
      readonly kind: "quickView";
      readonly name: string;
      readonly lookup: string;
      readonly columns: Readonly<Record<string, readonly string[]>>;
    }
  /** The latest cases of the customer that a lookup points to. */
  | { readonly kind: "recentCases"; readonly name: string; readonly lookup: string }
  | { readonly kind: "contextItems" }
  /** A control of the product that this workspace does not have: what stands there. */
  | { readonly kind: "standIn"; readonly name: string; readonly text: string };

/** A section of a form. */
export interface FormSection {
  /** The name that the product's own form gives it, where that is public. */
  readonly name?: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly parts?: readonly SectionPart[];
}

/** A tab of a form, by the name that the product's own form gives it. */
export interface FormTab {
  readonly name: string;
  readonly title: string;
  readonly sections: readonly FormSection[];
}

/** What a form shows: columns by logical name; labels, types and options come from the metadata. */
export interface FormLayout {
  /** Columns at the right of the form's header. */
  readonly header: readonly string[];
  /** Sections of the first tab, beside which the code components stand. */
  readonly sections: readonly FormSection[];
  /** The first tab, where there are others: a form of one tab shows none. */
  readonly firstTab?: Pick<FormTab, "name" | "title">;
  readonly otherTabs?: readonly FormTab[];
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
