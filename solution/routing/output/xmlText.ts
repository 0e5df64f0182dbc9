const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** A text as it stands in XML, between tags and in an attribute. */
export const xmlText = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character]);
