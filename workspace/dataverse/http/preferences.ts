import { invalidQuery, notImplemented } from "../errors";

/** What a client prefers, from the headers Prefer of a request. */
export interface Preferences {
  readonly representation: boolean;
  readonly annotations: string;
  readonly maxPageSize: number | undefined;
  /** The preferences that were honoured, for the header Preference-Applied. */
  readonly applied: string;
}

/**
 * @param header value of Prefer, such as odata.maxpagesize=3,odata.include-annotations="*"
 * @throws RequestError 400 for a page size that is no whole number above 0, 501 for change tracking: a client that asks
 *   for it waits for a link to the changes, which would never come
 */
export function preferencesOf(header: string | undefined): Preferences {
  const applied: string[] = [];
  let representation = false;
  let annotations = "";
  let maxPageSize: number | undefined;
  for (const [, preference = "", quoted, plain] of (header ?? "").matchAll(
    /([\w.-]+)\s*(?:=\s*(?:"([^"]*)"|([^,;\s]*)))?/g,
  )) {
    const value = quoted ?? plain ?? "";
    switch (preference.toLowerCase()) {
      case "return":
        representation = value === "representation";
        applied.push(`return=${value}`);
        break;
      case "odata.include-annotations":
        annotations = value;
        applied.push(`odata.include-annotations="${value}"`);
        break;
      case "odata.maxpagesize":
        maxPageSize = Number(value);
        if (!Number.isSafeInteger(maxPageSize) || maxPageSize < 1) {
          throw invalidQuery(`The page size '${value}' in the header Prefer is not a whole number above 0.`);
        }
        applied.push(`odata.maxpagesize=${maxPageSize}`);
        break;
      case "odata.track-changes":
        throw notImplemented("change tracking (odata.track-changes in the header Prefer)");
    }
  }
  return { representation, annotations, maxPageSize, applied: applied.join(",") };
}
