import { Button, Text, makeStyles, shorthands, tokens } from "@fluentui/react-components";
import * as React from "react";
import type { Suggestion } from "../../linking/suggestions";
import { Details } from "../parts/Details";
import { RecordAvatar } from "../parts/RecordAvatar";
import { useTranslate } from "../parts/ViewContext";

const useStyles = makeStyles({
  list: { listStyleType: "none", ...shorthands.margin(tokens.spacingVerticalXS, 0, 0), ...shorthands.padding(0) },
  item: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    ...shorthands.padding(tokens.spacingVerticalXS, 0),
  },
  texts: { display: "flex", flexDirection: "column", flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
  details: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  // Languages differ in how long the word is: the texts give way, not the button.
  link: { flexShrink: 0 },
});

interface Props {
  readonly suggestions: readonly Suggestion[];
  readonly disabled: boolean;
  readonly onLink: (suggestion: Suggestion) => void;
}

/** Records that may be the ones to link, each with the reason why it is suggested. */
export const SuggestionList: React.FC<Props> = ({ suggestions, disabled, onLink }) => {
  const styles = useStyles();
  const t = useTranslate();
  return (
    <ul className={styles.list} aria-label={t("Suggestions_Title")}>
      {suggestions.map((suggestion) => {
        const name = suggestion.name || t("Record_NoName");
        return (
          <li key={suggestion.id} className={styles.item}>
            <RecordAvatar table={suggestion.entityType} name={suggestion.name} size={28} />
            <span className={styles.texts}>
              <Text>{name}</Text>
              <span className={styles.details}>
                <Details texts={[t(`Suggestion_${suggestion.reason}`), ...suggestion.details]} />
              </span>
            </span>
            <Button
              size="small"
              className={styles.link}
              aria-label={t("Suggestion_LinkRecord", name)}
              disabledFocusable={disabled}
              onClick={() => onLink(suggestion)}
            >
              {t("Suggestion_Link")}
            </Button>
          </li>
        );
      })}
    </ul>
  );
};
