import { Link, makeStyles, mergeClasses, shorthands, tokens } from "@fluentui/react-components";
import * as React from "react";
import type { RecordCard as Card } from "../records/card";
import type { Descriptions } from "../records/descriptions";
import type { EntityReference } from "../records/row";
import { OneLine } from "./OneLine";
import { useCardStyles } from "./cardStyles";
import { RecordAvatar } from "./tableView";
import { useTranslate } from "./ViewContext";

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300 },
  type: { display: "flex", maxWidth: "100%", ...shorthands.overflow("hidden") },
  table: { flexShrink: 0, whiteSpace: "pre" },
  small: { fontSize: tokens.fontSizeBase200 },
  quiet: { color: tokens.colorNeutralForeground2 },
  actions: { display: "flex", flexShrink: 0, alignSelf: "flex-start" },
});

interface Props {
  readonly card: Card;
  readonly descriptions: Descriptions;
  /** Absent where records may not be opened. */
  readonly onOpen?: (record: EntityReference) => void;
  readonly actions?: React.ReactNode;
}

/** A linked record: name, type, what it belongs to, and its key columns. */
export const RecordCard: React.FC<Props> = ({ card, descriptions, onOpen, actions }) => {
  const styles = useStyles();
  const lines = useCardStyles();
  const t = useTranslate();
  const name = card.name || t("Record_NoName");
  const description = descriptions[card.entityType];
  const { related } = card;
  return (
    <article aria-label={name}>
      <div className={lines.head}>
        <RecordAvatar table={card.entityType} name={card.name} />
        <div className={lines.title}>
          <RecordLink className={styles.name} name={name} onOpen={onOpen && (() => onOpen(card))} />
          <div className={mergeClasses(styles.type, styles.small, styles.quiet)}>
            <span className={mergeClasses(lines.line, styles.table)}>
              {description?.displayName ?? t(`Table_${card.entityType}`)}
              {related?.name ? " · " : null}
            </span>
            {related?.name ? (
              <RecordLink
                className={mergeClasses(styles.small, styles.quiet)}
                name={related.name}
                onOpen={onOpen && (() => onOpen(related))}
                inline
              />
            ) : null}
          </div>
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
      {card.fields.length > 0 ? (
        <dl className={mergeClasses(lines.fields, styles.small)}>
          {card.fields.map(({ column, text }) => (
            <React.Fragment key={column}>
              <dt className={mergeClasses(lines.label, styles.quiet)}>
                <FieldText text={description?.columns[column]?.displayName ?? "\u00a0"} />
              </dt>
              <dd className={lines.value}>
                <FieldText
                  text={text || t(description?.columns[column]?.isSecured ? "Record_Secured" : "Record_NoValue")}
                />
              </dd>
            </React.Fragment>
          ))}
        </dl>
      ) : null}
    </article>
  );
};

/** A label or a value. A phone number keeps its order in a right-to-left page. */
const FieldText: React.FC<{ text: string }> = ({ text }) => {
  const { line } = useCardStyles();
  return (
    <OneLine text={text}>
      {(ref, isCut) => (
        <bdi ref={ref} className={line} tabIndex={isCut ? 0 : undefined}>
          {text}
        </bdi>
      )}
    </OneLine>
  );
};

interface RecordLinkProps {
  readonly name: string;
  readonly className: string;
  readonly inline?: boolean;
  readonly onOpen?: () => void;
}

/** The name of a record, which opens it where that is allowed. */
const RecordLink: React.FC<RecordLinkProps> = ({ name, className, inline, onOpen }) => {
  const { line } = useCardStyles();
  const t = useTranslate();
  return (
    <OneLine text={name}>
      {(ref, isCut) =>
        onOpen ? (
          <Link
            ref={ref}
            as="button"
            inline={inline}
            dir="auto"
            className={mergeClasses(className, line)}
            aria-label={t("Record_Open", name)}
            onClick={onOpen}
          >
            {name}
          </Link>
        ) : (
          <span ref={ref} dir="auto" className={mergeClasses(className, line)} tabIndex={isCut ? 0 : undefined}>
            {name}
          </span>
        )
      }
    </OneLine>
  );
};
