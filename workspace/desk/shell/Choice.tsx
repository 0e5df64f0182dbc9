import * as React from "react";
import { Dropdown, Field, makeStyles, Option } from "@fluentui/react-components";

const useStyles = makeStyles({ choice: { minWidth: 0 } });

interface ChoiceProps {
  label: string;
  value: string;
  choices: readonly (readonly [value: string, text: string])[];
  choose: (value: string) => void;
}

/** One of a few values, chosen from a list. */
export function Choice({ label, value, choices, choose }: ChoiceProps): React.ReactElement {
  const styles = useStyles();
  return (
    <Field label={label} orientation="horizontal">
      <Dropdown
        className={styles.choice}
        size="small"
        value={choices.find(([name]) => name === value)?.[1] ?? value}
        selectedOptions={[value]}
        onOptionSelect={(_event, { optionValue }) => {
          if (optionValue !== undefined) choose(optionValue);
        }}
      >
        {choices.map(([name, text]) => (
          <Option key={name} value={name}>
            {text}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}
