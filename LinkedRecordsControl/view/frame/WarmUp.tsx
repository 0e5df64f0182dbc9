import { OpenRegular } from "@fluentui/react-icons/lib/atoms/svg/open";
import * as React from "react";
import { statusReason } from "../../linking/status";
import type { RecordCard } from "../../records/card";
import { ActionButton } from "../parts/ActionButton";
import { Section } from "../parts/Section";
import { RecordCardView } from "../slot/RecordCardView";
import { PanelFrame } from "./PanelFrame";

const card: RecordCard = {
  entityType: "contact",
  id: "",
  name: "-",
  related: { entityType: "account", id: "", name: "-" },
  fields: [{ column: "", text: "-" }],
};
const nothing = (): void => undefined;

/**
 * A card that nobody sees, drawn while the first answer is on its way: the first card on a page then finds code compiled
 * and style sheets in place, which take longer than the card itself.
 */
export const WarmUp: React.FC = () => (
  <div hidden>
    <PanelFrame status={{ statuscode: statusReason.active, text: "-" }} onRefresh={nothing}>
      <Section title="-">
        <RecordCardView
          card={card}
          descriptions={{}}
          onOpen={nothing}
          actions={<ActionButton label="-" icon={<OpenRegular />} onClick={nothing} />}
        />
      </Section>
    </PanelFrame>
  </div>
);
