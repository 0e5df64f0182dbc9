import { Button, makeStyles, shorthands, tokens } from "@fluentui/react-components";
import * as React from "react";
import type { CardForm } from "../../base/cardForm";
import { columnsInSight } from "../../base/options";
import type { EntityReference } from "../../base/record";
import type { TableDescription } from "../../base/row";
import { WritableStore } from "../../base/store";
import type { CardEdits, CardEditState } from "../../panel/cardEdits";
import type { CardField as Field, RecordCard } from "../../records/card";
import { NoticeLine } from "../parts/NoticeLine";
import { useTranslate } from "../parts/ViewContext";
import { useCardStyles } from "../parts/useCardStyles";
import { useStore } from "../parts/useStore";
import { CardField } from "./CardField";
import { useOneStop } from "./useOneStop";

const useStyles = makeStyles({
  small: { fontSize: tokens.fontSizeBase200 },
  more: { marginInlineStart: "40px" },
  section: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase200,
    paddingInlineStart: "48px",
    ...shorthands.margin(tokens.spacingVerticalS, 0, 0),
  },
});

/** Tables of whose cards the agent wants to see every column, for as long as the page is open. */
const opened = new Set<string>();

/** Of a card that cannot be edited. */
const untouched = new WritableStore<CardEditState>({ fields: {}, readOnly: new Set() });

/** Fields by the sections of a form; those of a card without a form are one section. */
function inSections(fields: readonly Field[], form?: CardForm): readonly { title?: string; fields: Field[] }[] {
  const sections: { title?: string; fields: Field[] }[] = [];
  fields.forEach((field, index) => {
    const title = form?.sections[field.column];
    if (index === 0 || title !== undefined) {
      sections.push({ title, fields: [] });
    }
    sections[sections.length - 1]?.fields.push(field);
  });
  return sections;
}

interface Props {
  readonly card: RecordCard;
  readonly description?: TableDescription;
  /** How a quick view form shows the record; absent where the maker chose columns. */
  readonly form?: CardForm;
  /** Absent where the card cannot be edited. */
  readonly edits?: CardEdits;
  readonly onOpen?: (record: EntityReference) => void;
}

/** The columns of a card: a few at once, the rest behind _More_; what was saved can be undone beneath them. */
export const CardFields: React.FC<Props> = ({ card, description, form, edits, onOpen }) => {
  const styles = useStyles();
  const lines = useCardStyles();
  const t = useTranslate();
  const stop = useOneStop<HTMLDivElement>();
  const [shown, setShown] = React.useState(opened.has(card.entityType));
  const { fields, readOnly, done } = useStore(edits?.state ?? untouched);
  const isReady = edits !== undefined && description !== undefined;
  React.useEffect(() => {
    if (isReady) {
      void edits?.prepare();
    }
  }, [edits, isReady]);
  React.useEffect(() => edits?.shown(), [edits, card.row]);
  const seen = columnsInSight(card.fields);
  const isMore = seen.length < card.fields.length;

  const goOn = (column: string, back: boolean): void => {
    const cells = Array.from(stop.ref.current?.querySelectorAll<HTMLElement>("dd") ?? []);
    const at = cells.findIndex((cell) => cell.dataset.column === column);
    const others = back ? cells.slice(0, at).reverse() : cells.slice(at + 1);
    const next = others.map((cell) =>
      cell.querySelector<HTMLElement>("input,textarea,[aria-haspopup=menu],.lrc-pencil"),
    );
    const target = next.find((one) => one !== null);
    target?.focus();
    // A pencil is the way into a box; the one who goes on by Tab wants to type.
    if (target?.classList.contains("lrc-pencil")) {
      target.click();
    }
  };
  const toggle = (): void => {
    opened[shown ? "delete" : "add"](card.entityType);
    setShown(!shown);
  };
  return (
    <>
      <div {...stop} className={styles.small}>
        {inSections(shown ? card.fields : seen, form).map(({ title, fields: own }) => (
          <React.Fragment key={own[0]?.column}>
            {title ? <h4 className={styles.section}>{title}</h4> : null}
            <dl className={lines.fields}>
              {own.map((field) => (
                <CardField
                  key={field.column}
                  field={field}
                  row={card.row}
                  column={description?.columns[field.column]}
                  label={form?.labels[field.column]}
                  edits={edits}
                  edit={fields[field.column]}
                  readOnly={readOnly}
                  onOpen={onOpen}
                  onNext={goOn}
                />
              ))}
            </dl>
          </React.Fragment>
        ))}
      </div>
      {isMore ? (
        <Button className={styles.more} size="small" appearance="transparent" aria-expanded={shown} onClick={toggle}>
          {t(shown ? "Card_Less" : "Card_More")}
        </Button>
      ) : null}
      {edits && done ? (
        <NoticeLine
          kind="info"
          text={t("Edit_Saved", done.map(({ column }) => column.displayName).join(", "))}
          actions={[{ text: t("Notice_Undo"), run: () => void edits.undo() }]}
          onDismiss={() => edits.forgetDone()}
        />
      ) : null}
    </>
  );
};
