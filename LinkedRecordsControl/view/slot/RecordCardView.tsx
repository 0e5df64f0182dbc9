import { Badge, Link, makeStyles, mergeClasses, shorthands, tokens } from "@fluentui/react-components";
import { OpenRegular } from "@fluentui/react-icons/lib/atoms/svg/open";
import * as React from "react";
import type { CardForm } from "../../base/cardForm";
import type { EntityReference } from "../../base/record";
import type { CardEdits } from "../../panel/cardEdits";
import type { RecordCard } from "../../records/card";
import type { Descriptions } from "../../records/descriptions";
import { ActionButton, type Action } from "../parts/ActionButton";
import { CardFields } from "../card/CardFields";
import { OneLine } from "../parts/OneLine";
import { RecordAvatar } from "../parts/RecordAvatar";
import { useTranslate } from "../parts/ViewContext";
import { useCardStyles } from "../parts/useCardStyles";

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300 },
  type: { display: "flex", maxWidth: "100%", ...shorthands.overflow("hidden") },
  table: { flexShrink: 0, whiteSpace: "pre" },
  small: { fontSize: tokens.fontSizeBase200 },
  quiet: { color: tokens.colorNeutralForeground2 },
  actions: { display: "flex", flexShrink: 0, alignSelf: "flex-start" },
  inactive: { flexShrink: 0, alignSelf: "center", marginInlineStart: tokens.spacingHorizontalXS },
});

interface Props {
  readonly card: RecordCard;
  /** What it is called among others; its own name where left out. */
  readonly name?: string;
  readonly descriptions: Descriptions;
  /** How a quick view form shows the record; absent where the maker chose columns. */
  readonly form?: CardForm;
  /** Absent where records may not be opened. */
  readonly onOpen?: (record: EntityReference) => void;
  /** Besides opening it; absent where nothing can be done with the card. */
  readonly actions?: readonly Action[];
  /** Absent where its columns cannot be edited. */
  readonly edits?: CardEdits;
}

/** A linked record: name, type, what it belongs to, and its key columns. */
export const RecordCardView: React.FC<Props> = (props) => {
  const { card, descriptions, form, onOpen, actions, edits, ...called } = props;
  const styles = useStyles();
  const lines = useCardStyles();
  const t = useTranslate();
  const nameless = t("Record_NoName");
  const name = called.name ?? (card.name || nameless);
  const description = descriptions[card.entityType];
  const { related } = card;
  return (
    <article aria-label={name}>
      <div className={lines.head}>
        <RecordAvatar table={card.entityType} name={card.name} />
        <div className={lines.title}>
          <RecordLink
            className={styles.name}
            name={card.name || nameless}
            called={name}
            onOpen={onOpen && (() => onOpen(card))}
          />
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
            {card.inactive ? (
              <Badge className={styles.inactive} size="small" appearance="outline" color="informative">
                {t("Search_Inactive")}
              </Badge>
            ) : null}
          </div>
        </div>
        {actions ? (
          <div className={styles.actions}>
            {onOpen ? (
              <ActionButton label={t("Record_Open", name)} icon={<OpenRegular />} onClick={() => onOpen(card)} />
            ) : null}
            {actions.map((action, index) => (
              // An action whose label changes stays the same button, and keeps the focus.
              <ActionButton key={index} {...action} />
            ))}
          </div>
        ) : null}
      </div>
      {card.fields.length > 0 ? <CardFields key={card.id} {...{ card, description, form, onOpen, edits }} /> : null}
    </article>
  );
};

interface RecordLinkProps {
  readonly name: string;
  /** What it is called among others. */
  readonly called?: string;
  readonly className: string;
  readonly inline?: boolean;
  readonly onOpen?: () => void;
}

/** The name of a record, which opens it where that is allowed. */
const RecordLink: React.FC<RecordLinkProps> = ({ name, called = name, className, inline, onOpen }) => {
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
            aria-label={t("Record_Open", called)}
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
