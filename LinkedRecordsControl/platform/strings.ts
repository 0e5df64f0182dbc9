import type { StringKey, Translate } from "../strings/keys";

/** Reads texts in the language of the user; `{0}`, `{1}` … are replaced by the arguments. */
export function createTranslate(resources: () => ComponentFramework.Resources): Translate {
  return (key: StringKey, ...values: (string | number)[]) =>
    resources()
      .getString(key)
      .replace(/\{(\d)\}/g, (placeholder, index: string) => String(values[Number(index)] ?? placeholder));
}
