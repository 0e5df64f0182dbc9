import { ArrowSwapRegular } from "@fluentui/react-icons/lib/atoms/svg/arrow-swap";
import { DismissRegular } from "@fluentui/react-icons/lib/atoms/svg/dismiss";
import { OpenRegular } from "@fluentui/react-icons/lib/atoms/svg/open";
import * as React from "react";
import type { SlotAbilities } from "../../linking/abilities";
import type { StringKey } from "../../strings/keys";
import { ActionButton } from "../parts/ActionButton";
import { useTranslate } from "../parts/ViewContext";

interface Props {
  /** Of the record. */
  readonly name: string;
  readonly abilities: SlotAbilities;
  readonly canChange: boolean;
  /** A change runs somewhere in the panel. */
  readonly busy: boolean;
  readonly replacing: boolean;
  readonly unlinkText: StringKey;
  readonly onOpen: () => void;
  readonly onReplace: () => void;
  readonly onUnlink: () => void;
}

/** The actions of a linked record: open, replace, unlink. */
export const CardActions: React.FC<Props> = (props) => {
  const { name, abilities, canChange, busy, replacing, unlinkText } = props;
  const t = useTranslate();
  return (
    <>
      <ActionButton
        label={t("Record_Open", name)}
        icon={<OpenRegular />}
        ability={abilities.open}
        onClick={props.onOpen}
      />
      {canChange ? (
        <>
          <ActionButton
            label={t(replacing ? "Record_ReplaceStop" : "Record_Replace", name)}
            icon={<ArrowSwapRegular />}
            ability={abilities.replace}
            busy={busy}
            onClick={props.onReplace}
          />
          <ActionButton
            label={t(unlinkText, name)}
            icon={<DismissRegular />}
            ability={abilities.unlink}
            busy={busy}
            onClick={props.onUnlink}
          />
        </>
      ) : null}
    </>
  );
};
