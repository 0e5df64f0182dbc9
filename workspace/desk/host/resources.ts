/** The part of DOMParser that reading strings needs. */
export interface XmlParser {
  parseFromString(
    text: string,
    type: "text/xml",
  ): {
    getElementsByTagName(name: string): ArrayLike<{
      getAttribute(name: string): string | null;
      getElementsByTagName(name: string): ArrayLike<{ textContent: string | null }>;
    }>;
  };
}

export type Strings = ReadonlyMap<string, string>;

/** LCID of the language that every control brings: English (United States). */
export const fallbackLanguage = 1033;

/** Reads the `<data name><value>` pairs of a .resx file. */
export function readResx(text: string, parser: XmlParser): Strings {
  const data = Array.from(parser.parseFromString(text, "text/xml").getElementsByTagName("data"));
  return new Map(
    data.flatMap((element) => {
      const name = element.getAttribute("name");
      const value = element.getElementsByTagName("value")[0]?.textContent;
      return name === null ? [] : [[name, value ?? ""] as const];
    }),
  );
}

/**
 * `context.resources`: a string of the user's language, else of the fallback language, else its own id.
 * @param own strings of the user's language; empty when the control does not bring it
 * @param fallback strings of language 1033
 */
export function createResources(own: Strings, fallback: Strings): ComponentFramework.Resources {
  return {
    getString: (id) => own.get(id) ?? fallback.get(id) ?? id,
    // Images and other files of a manifest's <img> elements; the solution's controls have none.
    getResource: (_id, _success, failure) => failure(),
  };
}
