/** What LIKE of the database makes of a pattern, anywhere in a text: % any, _ one, [x] the character itself. */
export const like = (pattern: string): RegExp => {
  const parts = pattern.match(/\[(.)\]|[^]/gu) ?? [];
  const source = parts.map((part) => {
    if (part === "%" || part === "_") {
      return part === "%" ? "[^]*" : "[^]";
    }
    return (part.length > 1 ? (part[1] ?? "") : part).replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  });
  return new RegExp(`^[^]*${source.join("")}[^]*$`, "u");
};
