import { Badge, Text, makeStyles, shorthands, tokens } from "@fluentui/react-components";
import * as React from "react";
import type { LinkTarget } from "../../base/record";
import { nameAmong } from "../../linking/namesakes";
import type { Suggestion } from "../../linking/suggestions";
import { Details } from "../parts/Details";
import { RecordAvatar } from "../parts/RecordAvatar";
import { useTranslate } from "../parts/ViewContext";
import { WorkButton } from "../parts/WorkButton";

const useStyles = makeStyles({
  list: { listStyleType: "none", ...shorthands.margin(0), ...shorthands.padding(0) },
  item: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    ...shorthands.padding(tokens.spacingVerticalXS, 0),
  },
  texts: { display: "flex", flexDirection: "column", flexGrow: 1, minWidth: 0 },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalS },
  name: { minWidth: 0, overflowWrap: "anywhere" },
  // A tag is as wide as it has room; a long one has two lines.
  tag: { height: "auto", maxWidth: "100%", whiteSpace: "normal", fontWeight: tokens.fontWeightRegular },
  // Languages differ in how long the word is: the texts give way, not the button.
  link: { flexShrink: 0 },
});

interface Props {
  readonly label: string;
  readonly list?: React.Ref<HTMLUListElement>;
  readonly suggestions: readonly Suggestion[];
  /** What stands in the slot. */
  readonly linked?: LinkTarget;
  /** The first is the one thing to do here. */
  readonly isPrimary: boolean;
  readonly busy: boolean;
  readonly onLink: (suggestion: Suggestion) => Promise<void>;
}

/** Records that may be the ones to link, the likeliest first, each with the reasons why it is suggested. */
export const SuggestionList: React.FC<Props> = (props) => {
  const { label, list, suggestions, linked, isPrimary, busy, onLink } = props;
  const styles = useStyles();
  const t = useTranslate();
  return (
    <ul ref={list} className={styles.list} aria-label={label}>
      {suggestions.map((suggestion, index) => (
        <li key={suggestion.id} className={styles.item}>
          <RecordAvatar table={suggestion.entityType} name={suggestion.name} size={28} />
          <span className={styles.texts}>
            <span className={styles.head}>
              <Text className={styles.name}>
                <bdi>{suggestion.name || t("Record_NoName")}</bdi>
              </Text>
              {suggestion.reasons.map((reason) => (
                <Badge key={reason} className={styles.tag} appearance="tint" color="informative" shape="rounded">
                  {t(`Suggestion_${reason}`)}
                </Badge>
              ))}
            </span>
            <Details texts={suggestion.details} />
          </span>
          <WorkButton
            className={styles.link}
            appearance={isPrimary && index === 0 ? "primary" : "secondary"}
            aria-label={t(
              "Suggestion_LinkRecord",
              nameAmong(suggestion, [...suggestions, linked]) || t("Record_NoName"),
            )}
            busy={busy}
            onClick={() => onLink(suggestion)}
          >
            {t("Suggestion_Link")}
          </WorkButton>
        </li>
      ))}
    </ul>
  );
};
