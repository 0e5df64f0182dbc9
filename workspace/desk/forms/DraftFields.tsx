import * as React from "react";
import {
  Button,
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  Textarea,
  type InputProps,
} from "@fluentui/react-components";
import { DismissRegular, SearchRegular } from "@fluentui/react-icons";
import { isLookup, labelText, type ColumnMetadata } from "../client/tableMetadata";
import { useDesk } from "../DeskContext";
import { isRequired, type Draft } from "./draft";

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", gap: "12px" },
  fullWidth: { minWidth: 0, width: "100%" },
});

/** Kinds of input, by the format of the column or else by its type; text where there is no entry. */
const inputTypes: Readonly<Record<string, InputProps["type"]>> = {
  DateAndTime: "datetime-local",
  DateOnly: "date",
  Decimal: "number",
  Double: "number",
  Email: "email",
  Integer: "number",
  Money: "number",
  Phone: "tel",
  Url: "url",
};

const inputTypeOf = ({ Format = "", AttributeType }: ColumnMetadata): InputProps["type"] =>
  inputTypes[Format] ?? inputTypes[AttributeType] ?? "text";

interface DraftFieldsProps {
  columns: readonly ColumnMetadata[];
  draft: Draft;
  /** Labels of required columns that a save found empty. */
  missing: readonly string[];
  change: (draft: Draft) => void;
}

type Value = Draft[string];

/** Fields of a record that is being created. */
export function DraftFields({ columns, draft, missing, change }: DraftFieldsProps): React.ReactElement {
  const styles = useStyles();
  const set = (name: string, value: Value | undefined) => {
    const others = Object.entries(draft).filter(([other]) => other !== name);
    change(Object.fromEntries(value === undefined ? others : [...others, [name, value]]));
  };
  return (
    <div className={styles.fields}>
      {columns.map((column) => {
        const label = labelText(column.DisplayName, column.LogicalName);
        const empty = missing.includes(label);
        return (
          <Field
            key={column.LogicalName}
            label={label}
            required={isRequired(column)}
            {...(empty ? { validationMessage: `${label}: fill in a value.` } : {})}
          >
            <DraftField
              column={column}
              value={draft[column.LogicalName]}
              set={(value) => set(column.LogicalName, value)}
            />
          </Field>
        );
      })}
    </div>
  );
}

interface DraftFieldProps {
  column: ColumnMetadata;
  value: Value | undefined;
  set: (value: Value | undefined) => void;
}

// Field gives its only child id, required and description by props; they are passed on to the input itself.
function DraftField({ column, value, set, ...field }: DraftFieldProps): React.ReactElement {
  const styles = useStyles();
  const text = typeof value === "string" ? value : "";
  if (isLookup(column)) return <LookupField column={column} value={value} set={set} {...field} />;
  if (column.options) {
    const chosen = column.options.find((option) => String(option.value) === text);
    return (
      <Dropdown
        {...field}
        className={styles.fullWidth}
        value={chosen?.label ?? ""}
        selectedOptions={chosen ? [text] : []}
        onOptionSelect={(_event, data) => set(data.optionValue)}
      >
        {column.options.map((option) => (
          <Option key={option.value} value={String(option.value)}>
            {option.label}
          </Option>
        ))}
      </Dropdown>
    );
  }
  if (column.AttributeType === "Memo") {
    return <Textarea {...field} value={text} rows={4} onChange={(_event, data) => set(data.value)} />;
  }
  return (
    <Input
      {...field}
      value={text}
      type={inputTypeOf(column)}
      {...(column.MaxLength === undefined ? {} : { maxLength: column.MaxLength })}
      onChange={(_event, data) => set(data.value)}
    />
  );
}

function LookupField({ column, value, set, ...field }: DraftFieldProps): React.ReactElement {
  const { overlays } = useDesk();
  const label = labelText(column.DisplayName, column.LogicalName);
  const name = typeof value === "object" ? (value.name ?? value.id) : "";
  const choose = async () => {
    const [chosen] = await overlays.ask("lookup", { options: { entityTypes: column.Targets ?? [] } });
    if (chosen) set(chosen);
  };
  return (
    <Input
      {...field}
      value={name}
      readOnly
      placeholder={`Look for ${label}`}
      onKeyDown={(event) => {
        if (event.key === "Enter") void choose();
      }}
      contentAfter={
        <>
          {name !== "" && (
            <Button
              appearance="transparent"
              size="small"
              icon={<DismissRegular />}
              aria-label={`Clear ${label}`}
              onClick={() => set(undefined)}
            />
          )}
          <Button
            appearance="transparent"
            size="small"
            icon={<SearchRegular />}
            aria-label={`Look up ${label}`}
            onClick={() => void choose()}
          />
        </>
      }
    />
  );
}
