import { Link, Text, makeStyles, shorthands, tokens } from "@fluentui/react-components";
import * as React from "react";
import type { EntityReference } from "../../base/record";
import type { RecordCard } from "../../records/card";
import type { Descriptions } from "../../records/descriptions";
import { RecordAvatar } from "../parts/RecordAvatar";
import { useTranslate } from "../parts/ViewContext";

const useStyles = makeStyles({
  head: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalM, minWidth: 0 },
  title: { flexGrow: 1, minWidth: 0, display: "flex", flexDirection: "column", alignItems: "flex-start" },
  name: {
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    maxWidth: "100%",
    textAlign: "start",
    overflowWrap: "anywhere",
  },
  type: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  actions: { display: "flex", flexShrink: 0, alignSelf: "flex-start" },
  fields: {
    display: "grid",
    gridTemplateColumns: "minmax(96px, 1fr) 2fr",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    ...shorthands.margin(tokens.spacingVerticalS, 0, 0),
    // Aligned with the name, to the right of the picture.
    paddingInlineStart: "48px",
  },
  label: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  value: { ...shorthands.margin(0), fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
});

interface Props {
  readonly card: RecordCard;
  readonly descriptions: Descriptions;
  /** Absent where records may not be opened. */
  readonly onOpen?: (record: EntityReference) => void;
  readonly actions?: React.ReactNode;
}

/** A linked record: name, type, what it belongs to, and its key columns. */
export const RecordCardView: React.FC<Props> = ({ card, descriptions, onOpen, actions }) => {
  const styles = useStyles();
  const t = useTranslate();
  const name = card.name || t("Record_NoName");
  const description = descriptions[card.entityType];
  const { related } = card;
  return (
    <article aria-label={name}>
      <div className={styles.head}>
        <RecordAvatar table={card.entityType} name={card.name} />
        <div className={styles.title}>
          <RecordLink className={styles.name} name={name} onOpen={onOpen && (() => onOpen(card))} />
          <Text className={styles.type}>
            {description?.displayName ?? t(`Table_${card.entityType}`)}
            {related?.name ? (
              <>
                {" · "}
                <RecordLink
                  className={styles.type}
                  name={related.name}
                  onOpen={onOpen && (() => onOpen(related))}
                  inline
                />
              </>
            ) : null}
          </Text>
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
      {card.fields.length > 0 ? (
        <dl className={styles.fields}>
          {card.fields.map(({ column, text }) => (
            <React.Fragment key={column}>
              <dt className={styles.label}>{description?.columns[column]?.displayName ?? "\u00a0"}</dt>
              <dd className={styles.value}>
                {/* A phone number keeps its order in a right-to-left page. */}
                <bdi>{text || t(description?.columns[column]?.isSecured ? "Record_Secured" : "Record_NoValue")}</bdi>
              </dd>
            </React.Fragment>
          ))}
        </dl>
      ) : null}
    </article>
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
  const t = useTranslate();
  return onOpen ? (
    <Link as="button" inline={inline} className={className} aria-label={t("Record_Open", name)} onClick={onOpen}>
      {name}
    </Link>
  ) : (
    <span className={className}>{name}</span>
  );
};
