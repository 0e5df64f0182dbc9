/**
 * What a host may do where nobody outside of Microsoft knows what it does: the value that documentation or a measured
 * host gives, and the worst that one may meet. One row a trait; the surface that shows it reads its value.
 */
export const traits = {
  anchor: { name: "Column of the control", documented: "free", unkind: "locked, its security not told" },
  recordId: { name: "Id of the form's record", documented: "at once", unkind: "with a later update" },
  theme: { name: "Theme", documented: "given", unkind: "missing" },
  privileges: {
    name: "Privileges",
    documented: "known",
    unkind: "denied or failing until the table's metadata are read, never told for accounts",
  },
  unknownColumn: { name: "Metadata of an unknown column", documented: "absent", unkind: "an error" },
  securedColumns: { name: "Column security in metadata", documented: "told", unkind: "not told" },
  columnLimits: {
    name: "Limits of columns in metadata",
    documented: "in the descriptor",
    unkind: "not told",
  },
  definitions: {
    name: "EntityDefinitions by fetch",
    documented: "answered",
    unkind: "refused",
  },
  lookupNavigation: { name: "Lookup's navigation property in rows", documented: "told", unkind: "not told" },
  lastPage: { name: "Next link of the last page", documented: "empty", unkind: "absent" },
  errors: { name: "Errors", documented: "in English", unkind: "objects, in Dutch" },
  quickCreate: { name: "Quick create, closed", documented: "no reference", unkind: "an empty reference" },
  quickCreateForms: {
    name: "Quick create of accounts",
    documented: "a form beside the page",
    unkind: "a tab, answered at once",
  },
  outputs: { name: "Outputs", documented: "unsaved if changed", unkind: "always unsaved" },
  echoes: { name: "Updates after outputs", documented: "in order", unkind: "an old one last but one" },
  namespace: { name: "Microsoft.Omnichannel", documented: "there at once", unkind: "there later" },
  linkAnswer: {
    name: "Answer of a link call",
    documented: "after the write",
    unkind: "before the write, even where none follows",
  },
  linkParameters: { name: "Parameters of a link call", documented: "three", unkind: "two: the focused conversation" },
  messageAnswer: { name: "Answer of a message call", documented: "after it was put", unkind: "always the same" },
  tabEvent: { name: "ON_TAB_SWITCH", documented: "told", unkind: "no such event" },
  tabRefresh: { name: "Refresh of a tab", documented: "reads the row again", unkind: "builds the form anew" },
  otherForms: { name: "Forms of other sessions", documented: "kept, not laid out", unkind: "kept, laid out" },
} as const;

type Trait = keyof typeof traits;

/** A host as its platform is documented, or one that is unkind in everything that is unknown. */
export type HostKind = "documented" | "unkind";

/** How one host is, trait by trait. */
export type HostTraits = { readonly [Name in Trait]: (typeof traits)[Name][HostKind] };

/** All traits of a kind of host. */
export const traitsOf = (kind: HostKind): HostTraits =>
  Object.fromEntries(Object.entries(traits).map(([name, trait]) => [name, trait[kind]])) as unknown as HostTraits;
