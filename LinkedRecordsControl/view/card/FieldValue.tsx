import { Link, makeStyles, mergeClasses, shorthands } from "@fluentui/react-components";
import * as React from "react";
import type { Column, ColumnValue } from "../../base/column";
import type { EntityReference } from "../../base/record";
import { linkOf } from "../../records/columnLink";
import { chosenOf } from "../../records/editable";
import { isLookup } from "../../records/columnValue";
import { OneLine } from "../parts/OneLine";
import { useTranslate } from "../parts/ViewContext";
import { useCardStyles } from "../parts/useCardStyles";

const useStyles = makeStyles({
  link: { fontSize: "inherit" },
  lines: { whiteSpace: "pre-line", display: "-webkit-box", WebkitLineClamp: 4, WebkitBoxOrient: "vertical" },
  // In high contrast, where colours are the user's, a choice keeps its own.
  colour: {
    display: "inline-block",
    width: "10px",
    height: "10px",
    marginInlineEnd: "6px",
    forcedColorAdjust: "none",
    ...shorthands.borderRadius("50%"),
  },
});

interface Props {
  readonly text: string;
  /** By its metadata, once they are there. */
  readonly column?: Column;
  /** Undefined where only the text is known. */
  readonly value?: ColumnValue;
  /** Absent where records may not be opened. */
  readonly onOpen?: (record: EntityReference) => void;
}

/** A value as a person reads it, on one line, of a text with lines of its own on up to four: as a link where it leads somewhere, a choice with its colour. */
export const FieldValue: React.FC<Props> = ({ text, column, value, onOpen }) => {
  const styles = useStyles();
  const { line } = useCardStyles();
  const t = useTranslate();
  const shown = text || t(column?.isSecured ? "Record_Secured" : "Record_NoValue");
  const target = column && isLookup(column) ? (value as EntityReference | null) : undefined;
  const href = column && text ? linkOf(column, text) : undefined;
  const color = column && value !== undefined ? chosenOf(column, value)[0]?.color : undefined;
  return (
    <OneLine text={shown}>
      {(ref, isCut) => {
        const opens = target && onOpen ? () => onOpen(target) : undefined;
        if (opens || href) {
          const way = opens
            ? { as: "button" as const, onClick: opens, "aria-label": t("Record_Open", shown) }
            : { href, target: "_blank", rel: "noreferrer" };
          return (
            <Link ref={ref} dir="auto" className={mergeClasses(line, styles.link)} {...way}>
              {shown}
            </Link>
          );
        }
        // A phone number keeps its order in a right-to-left page.
        return (
          <bdi
            ref={ref}
            className={mergeClasses(line, shown.includes("\n") && styles.lines)}
            tabIndex={isCut ? 0 : undefined}
          >
            {color ? <span className={styles.colour} style={{ backgroundColor: color }} /> : null}
            {shown}
          </bdi>
        );
      }}
    </OneLine>
  );
};
