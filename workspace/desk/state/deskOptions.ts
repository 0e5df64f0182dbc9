import type { HostKind } from "./hostTraits";

/** What a person may turn in the Try drawer; every value is also a parameter of the page's address. */
export interface DeskOptions {
  /** React that the platform provides: 16.14.0 (canvas) or 17.0.2 (model-driven apps). */
  react: "16" | "17";
  /** Whether the host is as documented, or at its worst in everything that is unknown. */
  host: HostKind;
  theme: "light" | "dark" | "contrast";
  dir: "ltr" | "rtl";
  /** LCID of the user's language, as Dataverse numbers them. */
  lang: number;
  /** Width of the control's column in CSS pixels. */
  width: number;
  /** Whether Microsoft.Omnichannel exists on the page. */
  omnichannel: "on" | "off";
  /** The control is shown in a form designer (mode.isAuthoringMode). */
  authoring: boolean;
  /** A new, unsaved case is opened at the start. */
  unsaved: boolean;
  /** What is in front at the start: the conversations, or the solutions with their flows. */
  page: "conversations" | "solutions";
  /** The form is read-only (mode.isControlDisabled). */
  disabled: boolean;
  /** Records opened at the start, on top of the usual ones: `<table>:<id>`; the last one gets the focus. */
  open: { table: string; id: string }[];
}

export const widthRange = { min: 300, max: 700, usual: 380 } as const;

const pick = <Value extends string>(given: string | null, values: readonly Value[], usual: Value): Value =>
  values.find((value) => value === given) ?? usual;

const whole = (given: string | null, usual: number): number =>
  given !== null && /^\d+$/.test(given) ? Number(given) : usual;

const flag = (given: string | null): boolean => given === "1" || given === "true";

/**
 * Reads the options from the query of the page's address.
 * @param search `location.search`; unknown or malformed values fall back to the usual ones.
 */
export function readOptions(search: string): DeskOptions {
  const query = new URLSearchParams(search);
  const width = whole(query.get("width"), widthRange.usual);
  return {
    react: pick(query.get("react"), ["16", "17"], "17"),
    host: pick(query.get("host"), ["documented", "unkind"], "documented"),
    theme: pick(query.get("theme"), ["light", "dark", "contrast"], "light"),
    dir: pick(query.get("dir"), ["ltr", "rtl"], "ltr"),
    lang: whole(query.get("lang"), 1033),
    width: Math.min(widthRange.max, Math.max(widthRange.min, width)),
    omnichannel: pick(query.get("omnichannel"), ["on", "off"], "on"),
    authoring: flag(query.get("authoring")),
    unsaved: flag(query.get("unsaved")),
    page: pick(query.get("page"), ["conversations", "solutions"], "conversations"),
    disabled: flag(query.get("disabled")),
    open: query.getAll("open").flatMap((text) => {
      const [table, id] = text.split(":");
      return table && id ? [{ table, id }] : [];
    }),
  };
}

/** Writes options as a query; what has its usual value is left out, so that addresses stay short. */
export function writeOptions(options: DeskOptions): string {
  const usual = readOptions("");
  const query = new URLSearchParams();
  const put = (name: "react" | "host" | "theme" | "dir" | "lang" | "width" | "omnichannel" | "page") => {
    if (options[name] !== usual[name]) query.set(name, String(options[name]));
  };
  (["react", "host", "theme", "dir", "lang", "width", "omnichannel", "page"] as const).forEach(put);
  for (const name of ["authoring", "unsaved", "disabled"] as const) if (options[name]) query.set(name, "1");
  for (const { table, id } of options.open) query.append("open", `${table}:${id}`);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
