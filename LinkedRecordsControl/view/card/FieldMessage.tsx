import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/lib/atoms/svg/dismiss";
import * as React from "react";
import type { EntityReference } from "../../base/record";
import type { CardEdits, FieldEdit } from "../../panel/cardEdits";
import { nameAmong } from "../../linking/namesakes";
import { chosenText } from "../../records/editable";
import { editText } from "../../records/columnText";
import { useAnnounced } from "../parts/Announcer";
import { TextButton } from "../parts/TextButton";
import { useTranslate } from "../parts/ViewContext";
import { IconButton } from "./IconButton";
import { problemText } from "./problemText";

const useStyles = makeStyles({
  message: { overflowWrap: "anywhere" },
  problem: { color: tokens.colorPaletteRedForeground1 },
});

interface Props {
  readonly edits: CardEdits;
  readonly edit: FieldEdit;
  /** Absent where records may not be opened. */
  readonly onOpen?: (record: EntityReference) => void;
}

/** What stands in the way of an edit, beneath its column, and what can be done. */
export const FieldMessage: React.FC<Props> = ({ edits, edit, onOpen }) => {
  const styles = useStyles();
  const t = useTranslate();
  const { column, phase, chosen, problem, theirs = null } = edit;
  const { formats } = edits;
  const theirText = chosenText(column, theirs) || editText(column, theirs, formats) || t("Record_NoValue");
  const text =
    phase === "clash"
      ? t("Clash", theirText)
      : phase === "waiting"
        ? t("Edit_Waiting")
        : problem && problemText(problem, column, formats, t);
  const { others = [] } = problem?.kind === "failed" ? problem : {};
  const names = others.map((other) => nameAmong(other, others));
  useAnnounced(text && `${column.displayName}: ${text} ${names.join(", ")}`.trim(), true);
  if (!text) {
    return null;
  }
  return (
    <div className={mergeClasses(styles.message, problem && styles.problem)}>
      {text}
      {phase === "open" && chosen !== undefined ? (
        <IconButton
          label={t("Edit_Cancel", column.displayName)}
          icon={<DismissRegular />}
          onClick={() => edits.cancel(column)}
        />
      ) : null}
      {others.map((other, at) => (
        <div key={other.id}>
          {onOpen ? <TextButton text={t("Record_Open", names[at])} onClick={() => onOpen(other)} /> : names[at]}
        </div>
      ))}
      {phase === "clash" ? (
        <div>
          <TextButton text={t("Clash_Mine")} onClick={() => edits.keepMine(column)} />{" "}
          <TextButton text={t("Clash_Theirs")} onClick={() => edits.takeTheirs(column)} />
        </div>
      ) : null}
    </div>
  );
};
