import * as React from "react";
import { Caption1, Link, makeStyles, tokens } from "@fluentui/react-components";
import { placementsFor } from "../host/placements";
import { useDesk } from "../DeskContext";
import type { TabContent } from "../state/sessions";
import { useObservable } from "../state/useObservable";
import { panelElementId } from "./TabStrip";

const useStyles = makeStyles({
  line: {
    flexShrink: 0,
    padding: "2px 12px",
    textAlign: "center",
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  link: { fontSize: "inherit", fontWeight: tokens.fontWeightSemibold },
});

/** The table of a record's form; none on the Home page. */
const tableOf = (content: TabContent | undefined): string => (content?.kind === "record" ? content.table : "");

/** Moves the focus to the code component of a tab, until it goes on from there. */
function goToControl(tabId: string): void {
  const frame = document.getElementById(panelElementId(tabId))?.querySelector<HTMLElement>("[data-control]");
  if (!frame) return;
  frame.tabIndex = -1;
  frame.focus();
  frame.addEventListener("blur", () => frame.removeAttribute("tabindex"), { once: true });
}

/** Says what of the page is the product and what stands in for Dynamics; the page's first link leads to the product. */
export function ProductLine(): React.ReactElement {
  const styles = useStyles();
  const desk = useDesk();
  const { sessions, focusedSessionId } = useObservable(desk.sessions);
  const session = sessions.find(({ id }) => id === focusedSessionId);
  const tab = session?.tabs.find(({ id }) => id === session.focusedTabId);
  const isHere = placementsFor(desk.solution, tableOf(tab?.content)).length > 0;
  return (
    <aside className={styles.line} aria-label="About this page">
      <Caption1>
        {tab && isHere ? (
          <>
            The{" "}
            <Link
              className={styles.link}
              href={`#${panelElementId(tab.id)}`}
              onClick={(event) => {
                event.preventDefault();
                goToControl(tab.id);
              }}
            >
              Linked records panel
            </Link>{" "}
            is the product.
          </>
        ) : (
          "The Linked records panel on conversations and cases is the product."
        )}{" "}
        All around it stands in for Dynamics 365.
      </Caption1>
    </aside>
  );
}
