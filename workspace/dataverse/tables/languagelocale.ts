import { activeInactive } from "./commonColumns";
import type { TableDefinition } from "./definition";

/** Languages of knowledge articles. */
export const languagelocale: TableDefinition = {
  logicalName: "languagelocale",
  schemaName: "LanguageLocale",
  entitySetName: "languagelocale",
  displayName: "Language",
  displayCollectionName: "Languages",
  objectTypeCode: 9957,
  primaryId: "languagelocaleid",
  primaryName: "name",
  states: activeInactive,
  columns: {
    languagelocaleid: { type: "Uniqueidentifier", label: "Language", required: "SystemRequired" },
    name: { type: "String", label: "Name", maxLength: 255, indexed: true },
    code: { type: "String", label: "Code", maxLength: 20, indexed: true },
    language: { type: "String", label: "Language", maxLength: 255 },
    localeid: { type: "Integer", label: "Locale ID" },
  },
};
