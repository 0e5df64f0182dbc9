import type { Measured } from "./measured";
import { measuredId, measuredRow } from "./pages";

type References = readonly { id?: string; entityType?: string; name?: string }[] | null;
interface Answers {
  readonly lookupPicked: References;
  readonly lookupClosed: References;
  readonly quickCreateSaved: { readonly savedEntityReference: References };
  readonly quickCreateClosed: { readonly savedEntityReference: References };
  readonly mainFormOpened: { readonly savedEntityReference: References };
}

const dialog = [{ id: `{${measuredId.toUpperCase()}}`, entityType: "contact", name: measuredRow.fullname }];

/** What dialogs and forms answer: dialogs write ids in braces and capitals, forms and rows bare and in lower case. */
export const answers: Measured<Answers> = {
  source: "pcfhub _template TEMPLATE.md, pcf-kanban-board (Q4) and pcf-row-commands (P7) SPEC.md; lookup: dev/host.js",
  mark: "M*",
  shape: {
    lookupPicked: dialog,
    lookupClosed: [],
    quickCreateSaved: { savedEntityReference: dialog },
    quickCreateClosed: { savedEntityReference: null },
    mainFormOpened: { savedEntityReference: [{ id: measuredId, entityType: "contact", name: measuredRow.fullname }] },
  },
};
