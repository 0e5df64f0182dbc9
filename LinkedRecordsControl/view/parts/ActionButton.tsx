import { Tooltip } from "@fluentui/react-components";
import * as React from "react";
import type { Ability } from "../../linking/abilities";
import { useTranslate } from "./ViewContext";
import { WorkButton, type WorkButtonProps } from "./WorkButton";

/** An action that an icon stands for. */
export interface Action extends Pick<WorkButtonProps, "onClick" | "busy" | "isWorking" | "className"> {
  readonly label: string;
  readonly icon: React.ReactElement;
  readonly ability?: Ability;
  /** Takes the button. */
  readonly button?: React.Ref<HTMLButtonElement>;
}

/** An action of a card: an icon with a tooltip. Without the right to it, the tooltip says so. */
export const ActionButton: React.FC<Action> = (props) => {
  const { label, icon, onClick, ability = "yes", busy, isWorking, className, button } = props;
  const t = useTranslate();
  if (ability === "no") {
    return null;
  }
  const denied = ability === "noPrivilege";
  const text = denied ? `${label}. ${t("NoPrivilege")}` : label;
  return (
    <Tooltip content={text} relationship="label">
      <WorkButton
        ref={button}
        appearance="subtle"
        disabled={denied}
        icon={icon}
        className={className}
        onClick={onClick}
        busy={busy}
        isWorking={isWorking}
      />
    </Tooltip>
  );
};
