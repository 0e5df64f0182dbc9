/** Braces and upper case of a GUID do not count in a solution; this is the form in which two are compared. */
export const plainGuid = (text: string): string => text.replace(/[{}]/g, "").toLowerCase();
