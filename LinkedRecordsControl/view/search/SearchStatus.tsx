import { Button, Spinner, makeStyles, tokens } from "@fluentui/react-components";
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
  // The text that was typed may be one long word.
  text: { minWidth: 0, overflowWrap: "anywhere" },
  button: { flexShrink: 0 },
});

interface Props {
  readonly state: SearchState<string>;
  readonly onAgain: () => void;
  readonly onShowAll: () => void;
}

/** How a search stands, announced to screen readers. "No match" and "search failed" are different things. */
export const SearchStatus: React.FC<Props> = ({ state, onAgain, onShowAll }) => {
  const styles = useStyles();
  const t = useTranslate();
  if (state.kind === "failed") {
    const again = { text: t("Panel_TryAgain"), run: onAgain };
    return <NoticeLine kind="warning" text={t("Search_Failed")} failure={state.failure} actions={[again]} />;
  }
  const texts = (): string => {
    switch (state.kind) {
      case "tooShort":
        return t("Search_TooShort", minimumSearchLength);
      case "found":
        return state.hits.length === 0
          ? t("Search_None", state.text)
          : t(state.hasMore ? "Search_First" : "Search_Count", state.hits.length);
      default:
        return "";
    }
  };
  return (
    <div role="status" className={state.kind === "idle" ? undefined : styles.status}>
      {state.kind === "searching" ? <Spinner size="tiny" label={t("Search_Running")} /> : null}
      <span className={styles.text}>{texts()}</span>
      {state.kind === "found" && state.hasMore ? (
        <Button size="small" className={styles.button} onClick={onShowAll}>
          {t("Search_ShowAll")}
        </Button>
      ) : null}
    </div>
  );
};
