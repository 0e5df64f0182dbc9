import * as React from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { readContextItems, type ContextItem } from "../conversation";
import { useDesk } from "../shell/DeskContext";
import { Card } from "./Card";

const useStyles = makeStyles({
  list: { display: "grid", gridTemplateColumns: "minmax(96px, 34%) 1fr", rowGap: "2px", margin: 0 },
  label: { color: tokens.colorNeutralForeground2, padding: "6px 12px 6px 0", overflowWrap: "anywhere" },
  value: { margin: 0, padding: "6px 0", overflowWrap: "anywhere" },
});

/** Pre-chat answers and other context of a conversation. @param refreshes reads again when it changes */
export function ContextItems(props: { conversationId: string; refreshes: number }): React.ReactElement | null {
  const { dataverse, log } = useDesk();
  const styles = useStyles();
  const [items, setItems] = React.useState<readonly ContextItem[]>([]);
  const { conversationId, refreshes } = props;
  React.useEffect(() => {
    let current = true;
    readContextItems(dataverse, conversationId).then(
      (read) => current && setItems(read),
      (error: unknown) => log.add("error", `context items: ${String(error)}`),
    );
    return () => {
      current = false;
    };
  }, [dataverse, log, conversationId, refreshes]);
  const shown = items.filter(({ displayable }) => displayable);
  if (shown.length === 0) return null;
  return (
    <Card title="Pre-chat answers">
      <dl className={styles.list}>
        {shown.map(({ id, name, value }) => (
          <React.Fragment key={id}>
            <dt className={styles.label}>{name}</dt>
            <dd className={styles.value}>{value}</dd>
          </React.Fragment>
        ))}
      </dl>
    </Card>
  );
}
