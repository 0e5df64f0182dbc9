import * as React from "react";
import type { PanelOptions } from "../base/options";
import type { LinkableTable } from "../base/record";
import type { TableDescription } from "../base/row";
import { conversationSlots, slotNames, type ConversationSlot } from "../linking/slots";
import type { RecordCard } from "../records/card";
import { PanelFrame } from "./frame/PanelFrame";
import { NoticeLine } from "./parts/NoticeLine";
import { Section } from "./parts/Section";
import { useTranslate } from "./parts/ViewContext";
import { RecordCardView } from "./slot/RecordCardView";

/** What a maker sees in the form designer: sample cards with the chosen columns or the form's name, and no request. */
export const PreviewView: React.FC<{ options: PanelOptions }> = ({ options }) => {
  const t = useTranslate();
  const shown = (table: LinkableTable): readonly string[] => {
    const form = options.forms[table];
    return form ? [`form:${form}`] : options.columns[table];
  };
  const card = (slot: ConversationSlot): RecordCard => {
    const [table] = conversationSlots[slot].tables;
    return {
      entityType: table,
      id: slot,
      name: t(`Sample_${table}`),
      related: { entityType: "account", id: "account", name: t("Sample_account") },
      fields: shown(table).map((column) => ({ column, text: "" })),
    };
  };
  // Without a request there are no display names: the columns appear by the names that the maker typed.
  const describe = (table: LinkableTable): TableDescription => ({
    displayName: t(`Table_${table}`),
    entitySetName: "",
    primaryId: "",
    primaryName: "",
    columns: Object.fromEntries(
      shown(table).map((column) => [column, { logicalName: column, displayName: column, type: "other" }]),
    ),
  });
  const descriptions = { contact: describe("contact"), incident: describe("incident") };
  return (
    <PanelFrame>
      <NoticeLine kind="info" announced="never" text={t("Panel_Preview")} />
      {options.leftOut.length > 0 ? (
        <NoticeLine kind="warning" announced="never" text={t("Preview_LeftOut", options.leftOut.join(", "))} />
      ) : null}
      {slotNames(conversationSlots).map((slot) => (
        <Section key={slot} title={t(`Slot_${slot}`)}>
          <RecordCardView card={card(slot)} descriptions={descriptions} onOpen={() => undefined} />
        </Section>
      ))}
    </PanelFrame>
  );
};
