import {
  Button,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  makeStyles,
  shorthands,
  tokens,
} from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/lib/atoms/svg/chevron-down";
import * as React from "react";
import type { Choice, Column, ColumnValue } from "../../base/column";
import type { CardEdits } from "../../panel/cardEdits";
import { chosenOf, offeredChoices, valueOfChoice } from "../../records/editable";
import { useTranslate } from "../parts/ViewContext";
import { FieldValue } from "./FieldValue";

const useStyles = makeStyles({
  // As high as a line of text, and its text where other values have theirs.
  button: {
    display: "flex",
    justifyContent: "flex-start",
    maxWidth: "100%",
    minWidth: 0,
    height: tokens.lineHeightBase300,
    color: "inherit",
    fontSize: "inherit",
    fontWeight: "inherit",
    ...shorthands.padding(0),
    ...shorthands.borderStyle("none"),
  },
});

interface Props {
  readonly column: Column;
  readonly value: ColumnValue;
  readonly text: string;
  readonly edits: CardEdits;
}

/** A column of choices: one click shows them, the next saves one. The menu is made when it is wanted. */
export const ChoiceMenu: React.FC<Props> = ({ column, value, text, edits }) => {
  const styles = useStyles();
  const t = useTranslate();
  const button = React.useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = React.useState(false);
  const [chosen] = chosenOf(column, value);
  const none: Choice = { value: NaN, text: t("Record_NoValue") };
  const canBeEmpty = !column.isRequired && column.type === "picklist";
  const offered = [...(canBeEmpty ? [none] : []), ...offeredChoices(column, value)];
  const choose = (name: string): void => {
    setIsOpen(false);
    button.current?.focus();
    const choice = offered.find((one) => String(one.value) === name);
    if (choice && name !== String(chosen?.value ?? NaN)) {
      void edits.saveChoice(column, value, choice === none ? null : valueOfChoice(column, choice));
    }
  };
  return (
    <>
      <Button
        ref={button}
        className={styles.button}
        appearance="transparent"
        size="small"
        icon={<ChevronDownRegular fontSize={12} />}
        iconPosition="after"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={`${t("Edit_Begin", column.displayName)}: ${text || none.text}`}
        onClick={() => setIsOpen(true)}
      >
        <FieldValue text={text} column={column} value={value} />
      </Button>
      {isOpen ? (
        <Menu
          open
          onOpenChange={(_, { open }) => setIsOpen(open)}
          positioning={{ target: button.current, position: "below", align: "start" }}
          checkedValues={{ choice: [String(chosen?.value ?? NaN)] }}
          onCheckedValueChange={(_, { checkedItems }) => choose(checkedItems[0] ?? "")}
        >
          <MenuPopover>
            <MenuList aria-label={column.displayName}>
              {offered.map((choice) => (
                <MenuItemRadio key={choice.value} name="choice" value={String(choice.value)}>
                  {choice.text}
                </MenuItemRadio>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      ) : null}
    </>
  );
};
