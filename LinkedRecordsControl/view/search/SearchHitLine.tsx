import { Text, makeStyles, mergeClasses, shorthands, tokens } from "@fluentui/react-components";
import * as React from "react";
import type { LinkableTable } from "../../base/record";
import type { SearchHit } from "../../records/search";
import type { SearchWord } from "../../records/searchWords";
import { Details } from "../parts/Details";
import { RecordAvatar } from "../parts/RecordAvatar";
import { useTranslate } from "../parts/ViewContext";
import { Highlight } from "./Highlight";

const useStyles = makeStyles({
  hit: {
    display: "flex",
    alignItems: "center",
    cursor: "pointer",
    columnGap: tokens.spacingHorizontalS,
    ...shorthands.padding(tokens.spacingVerticalXS, tokens.spacingHorizontalS),
    ...shorthands.borderRadius(tokens.borderRadiusMedium),
    // No colour of a hover: in high contrast it asks for another one of every text on it.
    ":hover": { backgroundColor: tokens.colorNeutralBackground3 },
  },
  marked: {
    backgroundColor: tokens.colorNeutralBackground3,
    // Shows in forced colours as well, where the background does not.
    ...shorthands.outline("2px", "solid", tokens.colorStrokeFocus2),
    outlineOffset: "-2px",
  },
  texts: { display: "flex", flexDirection: "column", minWidth: 0, overflowWrap: "anywhere" },
});

interface Props {
  readonly id: string;
  readonly hit: SearchHit<string>;
  /** What was searched for. */
  readonly words: readonly SearchWord[];
  readonly marked: boolean;
  readonly onChoose: () => void;
}

/** One hit of a search. */
export const SearchHitLine: React.FC<Props> = ({ id, hit, words, marked, onChoose }) => {
  const styles = useStyles();
  const t = useTranslate();
  const line = React.useRef<HTMLLIElement>(null);
  React.useEffect(() => {
    if (marked) {
      line.current?.scrollIntoView?.({ block: "nearest" });
    }
  }, [marked]);
  const details = [
    hit.tableName ?? t(`Table_${hit.entityType as LinkableTable}`),
    ...(hit.inactive ? [t("Search_Inactive")] : []),
    ...hit.details,
  ];
  return (
    <li
      ref={line}
      id={id}
      role="option"
      aria-selected={marked}
      className={mergeClasses(styles.hit, marked && styles.marked)}
      // Before the box loses the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <RecordAvatar table={hit.entityType} name={hit.name} size={28} />
      <span className={styles.texts}>
        <Text>
          <Highlight text={hit.name || t("Record_NoName")} words={words} />
        </Text>
        <Details texts={details} show={(text) => <Highlight text={text} words={words} />} />
      </span>
    </li>
  );
};
