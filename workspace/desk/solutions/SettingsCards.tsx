import * as React from "react";
import { Button, Caption1, Field, Input, makeStyles, Switch, Text, tokens } from "@fluentui/react-components";
import type { ConnectionView, VariableView } from "../../flows/flowView";
import { Card } from "../parts/Card";

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", gap: "10px" },
  row: { display: "flex", alignItems: "center", justifyContent: "space-between", gap: "12px" },
  words: { display: "flex", flexDirection: "column", minWidth: 0, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground3 },
  switch: { flexShrink: 0, whiteSpace: "nowrap" },
  input: { flexGrow: 1, minWidth: 0 },
});

/** The connection references: whether each has a connection. */
export function ConnectionsCard(props: {
  connections: readonly ConnectionView[];
  connect: (connection: ConnectionView, isConnected: boolean) => void;
}): React.ReactElement {
  const styles = useStyles();
  return (
    <Card title="Connection references" isLandmark>
      <div className={styles.list}>
        {props.connections.map((connection) => (
          <div key={connection.logicalName} className={styles.row}>
            <div className={styles.words}>
              <Text>{connection.displayName}</Text>
              <Caption1 className={styles.quiet}>{connection.logicalName}</Caption1>
            </div>
            <Switch
              className={styles.switch}
              aria-label={connection.displayName}
              label={connection.isConnected ? "Connected" : "Not connected"}
              labelPosition="before"
              checked={connection.isConnected}
              onChange={(_event, { checked }) => props.connect(connection, checked)}
            />
          </div>
        ))}
      </div>
    </Card>
  );
}

interface VariableProps {
  variable: VariableView;
  set: (variable: VariableView, value: string | null) => void;
}

function Variable({ variable, set }: VariableProps): React.ReactElement {
  const styles = useStyles();
  const { schemaName, displayName, defaultValue, value = "" } = variable;
  const [typed, setTyped] = React.useState(value);
  React.useEffect(() => setTyped(value), [value]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        set(variable, typed.trim() === "" ? null : typed.trim());
      }}
    >
      <Field label={displayName} hint={schemaName}>
        <Input
          className={styles.input}
          value={typed}
          placeholder={defaultValue === undefined ? "No value" : `${defaultValue} (default)`}
          onChange={(_event, data) => setTyped(data.value)}
          contentAfter={
            typed === value ? undefined : (
              <Button type="submit" size="small" appearance="transparent" aria-label={`Save ${displayName}`}>
                Save
              </Button>
            )
          }
        />
      </Field>
    </form>
  );
}

/** The environment variables with their values. */
export function VariablesCard(props: {
  variables: readonly VariableView[];
  set: VariableProps["set"];
}): React.ReactElement {
  const styles = useStyles();
  return (
    <Card title="Environment variables" isLandmark>
      <div className={styles.list}>
        {props.variables.map((variable) => (
          <Variable key={variable.schemaName} variable={variable} set={props.set} />
        ))}
      </div>
    </Card>
  );
}
