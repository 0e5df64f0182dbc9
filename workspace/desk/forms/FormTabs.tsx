import * as React from "react";
import { Tab, TabList } from "@fluentui/react-components";
import type { FormTab } from "../../dataverse/tables/appPart";

interface FormTabsProps {
  first: Pick<FormTab, "name" | "title">;
  others: readonly FormTab[];
  /** Name of the tab that is shown; null is the first one. */
  selected: string | null;
  select: (name: string) => void;
}

/** The tabs of a form, below its header. */
export function FormTabs({ first, others, selected, select }: FormTabsProps): React.ReactElement {
  return (
    <TabList
      size="small"
      aria-label="Form tabs"
      selectedValue={selected ?? first.name}
      onTabSelect={(_event, { value }) => select(String(value))}
    >
      {[first, ...others].map(({ name, title }) => (
        <Tab key={name} value={name}>
          {title}
        </Tab>
      ))}
    </TabList>
  );
}
