import * as React from "react";
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { FormTab } from "../../dataverse/tables/appPart";

const useStyles = makeStyles({
  list: { display: "flex", flexWrap: "wrap", gap: "4px" },
  current: { borderBottom: `2px solid ${tokens.colorCompoundBrandStroke}`, borderRadius: 0 },
});

interface FormTabsProps {
  first: Pick<FormTab, "name" | "title">;
  others: readonly FormTab[];
  /** Name of the tab that is shown; null is the first one. */
  selected: string | null;
  select: (name: string) => void;
}

/** The tabs of a form, below its header; the arrow keys move along them. */
export function FormTabs({ first, others, selected, select }: FormTabsProps): React.ReactElement {
  const styles = useStyles();
  const buttons = React.useRef(new Map<string, HTMLButtonElement>());
  const tabs = [first, ...others];
  const move = (event: React.KeyboardEvent, at: number) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const target = step === 0 ? undefined : tabs[at + step];
    if (!target) return;
    event.preventDefault();
    select(target.name);
    buttons.current.get(target.name)?.focus();
  };
  return (
    <div className={styles.list} role="tablist" aria-label="Form tabs">
      {tabs.map(({ name, title }, at) => {
        const isCurrent = name === (selected ?? first.name);
        return (
          <Button
            key={name}
            ref={(button: HTMLButtonElement | null) => {
              if (button) buttons.current.set(name, button);
            }}
            role="tab"
            appearance="subtle"
            size="small"
            aria-selected={isCurrent}
            tabIndex={isCurrent ? 0 : -1}
            className={mergeClasses(isCurrent && styles.current)}
            onClick={() => select(name)}
            onKeyDown={(event) => move(event, at)}
          >
            {title}
          </Button>
        );
      })}
    </div>
  );
}
