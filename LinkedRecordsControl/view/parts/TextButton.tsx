import { Tooltip, type ButtonProps } from "@fluentui/react-components";
import * as React from "react";
import type { Ability } from "../../linking/abilities";
import { useTranslate } from "./ViewContext";
import { WorkButton } from "./WorkButton";

type Props = Pick<ButtonProps, "appearance" | "icon"> & {
  readonly text: string;
  readonly ability?: Ability;
  readonly busy?: boolean;
  readonly onClick: () => Promise<void> | void;
};

/** An action with its name. Without the right to it, a tooltip says so. */
export const TextButton: React.FC<Props> = ({ text, ability = "yes", busy, ...button }) => {
  const t = useTranslate();
  if (ability === "no") {
    return null;
  }
  const denied = ability === "noPrivilege";
  const element = (
    <WorkButton disabled={denied} busy={busy} {...button}>
      {text}
    </WorkButton>
  );
  return denied ? (
    <Tooltip content={t("NoPrivilege")} relationship="description">
      {element}
    </Tooltip>
  ) : (
    element
  );
};
