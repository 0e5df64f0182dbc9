import { Spinner, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { EditFilled } from "@fluentui/react-icons/lib/atoms/svg/edit";
import * as React from "react";
import type { Column } from "../../base/column";
import type { EntityReference } from "../../base/record";
import { shownText, type CardEdits, type FieldEdit } from "../../panel/cardEdits";
import type { CardField as Field } from "../../records/card";
import { readValue } from "../../records/columnValue";
import { editKind } from "../../records/editable";
import type { Row } from "../../base/row";
import { useTranslate } from "../parts/ViewContext";
import { isTextBox } from "../parts/isTextBox";
import { useCardStyles } from "../parts/useCardStyles";
import { ChoiceMenu } from "./ChoiceMenu";
import { FieldEditor } from "./FieldEditor";
import { FieldMessage } from "./FieldMessage";
import { FieldValue } from "./FieldValue";
import { IconButton } from "./IconButton";

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  full: { paddingInlineEnd: 0 },
  typed: { fontStyle: "italic" },
  tool: {
    position: "absolute",
    top: 0,
    insetInlineEnd: 0,
    width: "20px",
    height: "20px",
    // The pencil is there for the pointer and for the keyboard; where there is neither, always.
    "@media (hover: hover)": { opacity: 0 },
    ":focus-visible": { opacity: 1 },
  },
  field: { "&:hover .lrc-pencil": { opacity: 1 } },
});

interface Props {
  readonly field: Field;
  readonly row?: Row;
  readonly column?: Column;
  /** What a form calls the column; it is known before the metadata. */
  readonly label?: string;
  /** Absent where the card cannot be edited. */
  readonly edits?: CardEdits;
  readonly edit?: FieldEdit;
  readonly readOnly: ReadonlySet<string>;
  readonly onOpen?: (record: EntityReference) => void;
  /** The agent goes on to the next column, or back to the one before. */
  readonly onNext: (column: string, back: boolean) => void;
}

/** A column of a card: its label, its value, and the pencil; or the box to edit it. */
export const CardField: React.FC<Props> = (props) => {
  const { field, row, column, edits, edit, readOnly, onOpen, onNext } = props;
  const styles = useStyles();
  const lines = useCardStyles();
  const t = useTranslate();
  const pencil = React.useRef<HTMLButtonElement>(null);
  const [isBegun, setIsBegun] = React.useState(false);
  const kind = edits && column && row ? editKind(column, readOnly) : undefined;
  const value = column && row ? readValue(row, column) : undefined;
  const label = column?.displayName ?? props.label ?? "\u00a0";
  const isOpen = edit?.phase === "open";

  // What had the focus is gone: the pencil takes it as soon as it is back, unless the agent is elsewhere by then.
  const isLeft = React.useRef(false);
  React.useLayoutEffect(() => {
    if (!edit && isLeft.current) {
      isLeft.current = false;
      const { activeElement } = document;
      const isNear = pencil.current?.closest("section,article")?.contains(activeElement);
      if ((isNear && !isTextBox(activeElement)) || activeElement?.contains(pencil.current)) {
        pencil.current?.focus();
      }
    }
  }, [edit]);

  const begin = (): void => {
    if (edits && column && kind && kind !== "choice") {
      setIsBegun(true);
      edits.begin(column, value ?? null);
    }
  };
  const showsEditor =
    edits && edit && kind && isOpen && kind !== "choice" && !(kind === "lookup" && edit.chosen !== undefined);
  return (
    <div
      className={mergeClasses(lines.field, styles.field)}
      onKeyDown={(event) => {
        if (event.key === "F2" && !isOpen) {
          event.preventDefault();
          begin();
        }
      }}
    >
      <dt className={mergeClasses(lines.label, styles.quiet)}>
        <FieldValue text={label} />
      </dt>
      <dd className={mergeClasses(lines.value, showsEditor && styles.full)} data-column={field.column}>
        {showsEditor ? (
          <FieldEditor
            edits={edits}
            edit={edit}
            kind={kind}
            autoFocus={isBegun}
            onLeave={() => (isLeft.current = true)}
            onNext={(back) => onNext(field.column, back)}
          />
        ) : kind === "choice" && column && edits && value !== undefined && (!edit || isOpen) ? (
          <ChoiceMenu column={column} value={value} text={field.text} edits={edits} />
        ) : (
          <div
            className={edit ? styles.typed : undefined}
            onClick={(event) => {
              // Whoever has selected a part of the value wants to copy it.
              if (!(event.target as Element).closest("a,button") && getSelection()?.isCollapsed !== false) {
                begin();
              }
            }}
          >
            <FieldValue
              text={edit ? shownText(edit) : field.text}
              column={column}
              value={edit ? undefined : value}
              onOpen={onOpen}
            />
          </div>
        )}
        {edit && edit.phase !== "open" && edit.phase !== "clash" ? (
          <Spinner
            size="extra-tiny"
            className={styles.tool}
            style={{ opacity: 1 }}
            aria-label={t("Edit_Saving", label)}
          />
        ) : kind && kind !== "choice" && !edit ? (
          <IconButton
            ref={pencil}
            className={mergeClasses(styles.tool, "lrc-pencil")}
            icon={<EditFilled />}
            label={t("Edit_Begin", label)}
            onClick={begin}
          />
        ) : null}
        {edits && edit ? <FieldMessage edits={edits} edit={edit} onOpen={onOpen} /> : null}
      </dd>
    </div>
  );
};
