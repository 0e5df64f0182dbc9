import { Button, Tooltip } from "@fluentui/react-components";
import * as React from "react";
import type { Ability } from "../../linking/abilities";
import { useTranslate } from "./ViewContext";

interface Props {
  readonly label: string;
  readonly icon: React.ReactElement;
  readonly onClick: () => void;
  readonly ability?: Ability;
  readonly busy?: boolean;
}

/** An action of a card: an icon with a tooltip. Without the right to it, the tooltip says so. */
export const ActionButton: React.FC<Props> = ({ label, icon, onClick, ability = "yes", busy }) => {
  const t = useTranslate();
  if (ability === "no") {
    return null;
  }
  const denied = ability === "noPrivilege";
  const text = denied ? `${label}. ${t("NoPrivilege")}` : label;
  return (
    <Tooltip content={text} relationship="label">
      <Button size="small" appearance="subtle" icon={icon} onClick={onClick} disabledFocusable={denied || busy} />
    </Tooltip>
  );
};
