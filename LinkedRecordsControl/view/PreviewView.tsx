import * as React from "react";
import type { TableColumns } from "../base/options";
import type { LinkableTable } from "../base/record";
import type { TableDescription } from "../base/row";
import { conversationSlots, slotNames, type ConversationSlot } from "../linking/slots";
import type { RecordCard } from "../records/card";
import { PanelFrame } from "./frame/PanelFrame";
import { NoticeLine } from "./parts/NoticeLine";
import { Section } from "./parts/Section";
import { useTranslate } from "./parts/ViewContext";
import { RecordCardView } from "./slot/RecordCardView";

/** What a maker sees in the form designer: sample cards with the chosen columns, and no request. */
export const PreviewView: React.FC<{ columns: TableColumns }> = ({ columns }) => {
  const t = useTranslate();
  const card = (slot: ConversationSlot): RecordCard => {
    const [table] = conversationSlots[slot].tables;
    return {
      entityType: table,
      id: slot,
      name: t(`Sample_${table}`),
      related: { entityType: "account", id: "account", name: t("Sample_account") },
      fields: columns[table].map((column) => ({ column, text: "" })),
    };
  };
  // Without a request there are no display names: the columns appear by the names that the maker typed.
  const describe = (table: LinkableTable): TableDescription => ({
    displayName: t(`Table_${table}`),
    entitySetName: "",
    columns: Object.fromEntries(
      columns[table].map((column) => [column, { logicalName: column, displayName: column, type: "other" }]),
    ),
  });
  const descriptions = { contact: describe("contact"), incident: describe("incident") };
  return (
    <PanelFrame>
      <NoticeLine kind="info" announced="never" text={t("Panel_Preview")} />
      {slotNames(conversationSlots).map((slot) => (
        <Section key={slot} title={t(`Slot_${slot}`)}>
          <RecordCardView card={card(slot)} descriptions={descriptions} onOpen={() => undefined} />
        </Section>
      ))}
    </PanelFrame>
  );
};
