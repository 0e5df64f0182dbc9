/** A reference as dialogs give it: its id in braces and capitals, where forms and rows have it bare. */
export const withBraces = (record: ComponentFramework.LookupValue): ComponentFramework.LookupValue => ({
  ...record,
  id: `{${record.id.toUpperCase()}}`,
});
