import type { SolutionControl } from "../../import/solution";

type Strings = ReadonlyMap<string, string>;

/** LCID of the language that every control brings: English (United States). */
const fallbackLanguage = 1033;

/** A control's strings of one language; empty when the control does not bring it. */
function stringsOf(control: SolutionControl, language: number): Strings {
  const files = control.resx.filter(({ languageId }) => languageId === language);
  return new Map(files.flatMap(({ texts }) => Object.entries(texts)));
}

/** `context.resources`: a string of the user's language, else of the fallback language, else its own id. */
export function createResources(control: SolutionControl, language: number): ComponentFramework.Resources {
  const own = stringsOf(control, language);
  const fallback = stringsOf(control, fallbackLanguage);
  return {
    getString: (id) => own.get(id) ?? fallback.get(id) ?? id,
    // Images and other files of a manifest's <img> elements; the solution's controls have none.
    getResource: (_id, _success, failure) => failure(),
  };
}
