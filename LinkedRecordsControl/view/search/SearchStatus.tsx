import { Spinner, makeStyles, tokens } from "@fluentui/react-components";
import * as React from "react";
import type { SearchState } from "../../linking/recordSearch";
import { minimumSearchLength } from "../../records/search";
import { NoticeLine } from "../parts/NoticeLine";
import { useTranslate } from "../parts/ViewContext";

const useStyles = makeStyles({
  status: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    minHeight: "32px",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

/** How a search stands, announced to screen readers. "No match" and "search failed" are different things. */
export const SearchStatus: React.FC<{ state: SearchState; onAgain: () => void }> = ({ state, onAgain }) => {
  const styles = useStyles();
  const t = useTranslate();
  if (state.kind === "failed") {
    const again = { text: t("Panel_TryAgain"), run: onAgain };
    return <NoticeLine kind="warning" text={t("Search_Failed")} failure={state.failure} actions={[again]} />;
  }
  return (
    <div role="status" className={state.kind === "idle" ? undefined : styles.status}>
      {state.kind === "tooShort" ? t("Search_TooShort", minimumSearchLength) : null}
      {state.kind === "searching" ? <Spinner size="tiny" label={t("Search_Running")} /> : null}
      {state.kind === "found" && state.hits.length === 0 ? t("Search_None", state.text) : null}
      {state.kind === "found" && state.hits.length > 0 ? t("Search_Count", state.hits.length) : null}
    </div>
  );
};
