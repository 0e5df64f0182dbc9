import * as React from "react";
import { slotNames, type Slot } from "../linking/slots";
import type { CardColumns } from "../records/columns";
import type { RecordCard as Card } from "../records/card";
import type { TableDescription } from "../records/ports";
import type { LinkableTable } from "../records/tables";
import type { StringKey } from "../strings/keys";
import { NoticeLine } from "./NoticeLine";
import { PanelFrame } from "./PanelFrame";
import { RecordCard } from "./RecordCard";
import { Section } from "./Section";
import { useTranslate } from "./ViewContext";

const samples: Readonly<Record<Slot, { table: "contact" | "incident"; name: StringKey }>> = {
  customer: { table: "contact", name: "Sample_Contact" },
  case: { table: "incident", name: "Sample_Case" },
};

/** What a maker sees in the form designer: sample cards with the chosen columns, and no request. */
export const PreviewView: React.FC<{ columns: CardColumns }> = ({ columns }) => {
  const t = useTranslate();
  const card = (slot: Slot): Card => {
    const { table, name } = samples[slot];
    return {
      entityType: table,
      id: slot,
      name: t(name),
      related: { entityType: "account", id: "account", name: t("Sample_Account") },
      fields: columns[table].map((column) => ({ column, text: "" })),
    };
  };
  // Without a request there are no display names: the columns appear by the names that the maker typed.
  const describe = (table: LinkableTable): TableDescription => ({
    displayName: t(`Table_${table}`),
    entitySetName: "",
    columns: Object.fromEntries(columns[table].map((column) => [column, { displayName: column, type: "" }])),
  });
  const descriptions = { contact: describe("contact"), incident: describe("incident") };
  return (
    <PanelFrame>
      <NoticeLine kind="info" text={t("Panel_Preview")} />
      {slotNames.map((slot) => (
        <Section key={slot} title={t(`Slot_${slot}`)}>
          <RecordCard card={card(slot)} descriptions={descriptions} onOpen={() => undefined} />
        </Section>
      ))}
    </PanelFrame>
  );
};
