import { Checkbox, Input, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { CalendarEmptyRegular } from "@fluentui/react-icons/lib/atoms/svg/calendar-empty";
import { CheckmarkRegular } from "@fluentui/react-icons/lib/atoms/svg/checkmark";
import { DismissRegular } from "@fluentui/react-icons/lib/atoms/svg/dismiss";
import * as React from "react";
import type { CardEdits, FieldEdit } from "../../panel/cardEdits";
import { chosenText, type EditKind } from "../../records/editable";
import { TextButton } from "../parts/TextButton";
import { useTranslate } from "../parts/ViewContext";
import { isTextBox } from "../parts/isTextBox";
import { SearchBox } from "../search/SearchBox";
import { IconButton } from "./IconButton";

const useStyles = makeStyles({
  editor: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalXXS },
  box: { flexGrow: 1, flexBasis: "120px", minWidth: 0 },
  list: { display: "flex", flexDirection: "column", flexBasis: "100%", minWidth: 0 },
  picker: { position: "absolute", width: 0, height: 0, opacity: 0, pointerEvents: "none" },
});

interface Props {
  readonly edits: CardEdits;
  readonly edit: FieldEdit;
  readonly kind: EditKind;
  /** The agent has just begun; what was typed before the control was built anew does not take the focus. */
  readonly autoFocus: boolean;
  /** The editor goes away while it has the focus. */
  readonly onLeave: () => void;
  readonly onNext: (back: boolean) => void;
}

/** The box in which a column is edited. Enter saves, Escape restores, Tab saves and goes on. */
export const FieldEditor: React.FC<Props> = ({ edits, edit, kind, autoFocus, onLeave, onNext }) => {
  const styles = useStyles();
  const t = useTranslate();
  const { column, text, chosen, base, problem } = edit;
  const label = column.displayName;
  const box = React.useRef<HTMLDivElement>(null);
  // Before the next key: whoever goes on by Tab is typing already.
  React.useLayoutEffect(() => {
    if (autoFocus) {
      const first = box.current?.querySelector<HTMLInputElement>("input,textarea,button");
      first?.focus();
      first?.select?.();
    }
  }, [autoFocus]);

  const save = (): void => {
    onLeave();
    void edits.save();
  };
  const cancel = (): void => {
    onLeave();
    edits.cancel(column);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const isBox = isTextBox(event.target);
    // An editor of words that are not written with single letters takes Enter for itself.
    if (event.nativeEvent.isComposing) {
      return;
    }
    if (event.key === "Escape") {
      event.stopPropagation();
      cancel();
    } else if (
      event.key === "Enter" &&
      isBox &&
      kind === "text" &&
      (column.type !== "memo" || event.ctrlKey || event.metaKey)
    ) {
      event.preventDefault();
      save();
    } else if (event.key === "Tab" && isBox && kind === "text") {
      event.preventDefault();
      void edits.save();
      onNext(event.shiftKey);
    }
  };
  const shared = {
    "aria-label": label,
    "aria-invalid": problem !== undefined,
    "aria-required": column.isRequired,
    size: "small" as const,
    className: styles.box,
    value: text,
  };
  return (
    <div ref={box} role="group" aria-label={t("Edit_Begin", label)} className={styles.editor} onKeyDown={onKeyDown}>
      {kind === "choices" ? (
        <div className={styles.list}>
          {column.choices?.map((choice) => {
            const numbers = ((chosen === undefined ? base : chosen) ?? []) as readonly number[];
            return (
              <Checkbox
                key={choice.value}
                label={choice.text}
                checked={numbers.includes(choice.value)}
                onChange={(_, { checked }) => {
                  const others = numbers.filter((number) => number !== choice.value);
                  const next = checked === true ? [...others, choice.value] : others;
                  edits.choose(column, next.length > 0 ? next : null);
                }}
              />
            );
          })}
        </div>
      ) : kind === "lookup" ? (
        <>
          <div className={styles.list}>
            <SearchBox
              label={label}
              hint={t("Edit_Choose", label)}
              search={edits.searchOf(column)}
              onChoose={({ entityType, id, name }) => {
                onLeave();
                void edits.saveChoice(column, base, { entityType, id, name });
              }}
              onLookUp={(typed) => void edits.lookUp(column, typed)}
            />
          </div>
          {base !== null && !column.isRequired ? (
            <TextButton
              text={t("Edit_Clear", chosenText(column, base))}
              onClick={() => {
                onLeave();
                return edits.saveChoice(column, base, null);
              }}
            />
          ) : null}
        </>
      ) : column.type === "memo" ? (
        <Textarea {...shared} resize="vertical" rows={4} onChange={(_, { value }) => edits.type(column, value)} />
      ) : (
        <Input
          {...shared}
          type={column.format === "email" ? "email" : column.format === "phone" ? "tel" : "text"}
          onChange={(_, { value }) => edits.type(column, value)}
        />
      )}
      {column.type === "datetime" ? <DayPicker edits={edits} edit={edit} /> : null}
      {kind === "lookup" ? null : (
        <IconButton label={t("Edit_Save", label)} icon={<CheckmarkRegular />} onClick={save} />
      )}
      <IconButton label={t("Edit_Cancel", label)} icon={<DismissRegular />} onClick={cancel} />
    </div>
  );
};

/** The browser's own calendar, for those who choose a day rather than type it. */
const DayPicker: React.FC<Pick<Props, "edits" | "edit">> = ({ edits, edit }) => {
  const styles = useStyles();
  const t = useTranslate();
  const picker = React.useRef<HTMLInputElement>(null);
  const { column } = edit;
  return (
    <>
      <input
        ref={picker}
        type={column.format === "dateonly" ? "date" : "datetime-local"}
        className={styles.picker}
        tabIndex={-1}
        aria-hidden
        onChange={({ target }) => edits.pick(column, target.value)}
      />
      <IconButton
        label={t("Edit_Calendar", column.displayName)}
        icon={<CalendarEmptyRegular />}
        onClick={() => picker.current?.showPicker?.()}
      />
    </>
  );
};
