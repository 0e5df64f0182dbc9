import { Button, Tooltip } from "@fluentui/react-components";
import * as React from "react";
import type { Ability } from "../../linking/abilities";
import { useTranslate } from "./ViewContext";

/** An action that an icon stands for. */
export interface Action {
  readonly label: string;
  readonly icon: React.ReactElement;
  readonly onClick: () => void;
  readonly ability?: Ability;
  readonly busy?: boolean;
  /** Takes the button. */
  readonly button?: React.Ref<HTMLButtonElement>;
}

/** An action of a card: an icon with a tooltip. Without the right to it, the tooltip says so. */
export const ActionButton: React.FC<Action> = ({ label, icon, onClick, ability = "yes", busy, button }) => {
  const t = useTranslate();
  if (ability === "no") {
    return null;
  }
  const denied = ability === "noPrivilege";
  const text = denied ? `${label}. ${t("NoPrivilege")}` : label;
  return (
    <Tooltip content={text} relationship="label">
      <Button
        ref={button}
        size="small"
        appearance="subtle"
        icon={icon}
        onClick={onClick}
        disabledFocusable={denied || busy}
      />
    </Tooltip>
  );
};
