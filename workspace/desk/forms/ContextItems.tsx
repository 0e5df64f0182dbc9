import * as React from "react";
import { Caption1, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { readContextItems } from "../client/conversationContext";
import { useDesk } from "../DeskContext";
import { useLoaded } from "../state/useLoaded";

const useStyles = makeStyles({
  title: { display: "block", margin: "8px 0 4px" },
  list: { display: "grid", gridTemplateColumns: "minmax(96px, 34%) 1fr", rowGap: "2px", margin: 0 },
  label: { color: tokens.colorNeutralForeground2, padding: "6px 12px 6px 0", overflowWrap: "anywhere" },
  value: { margin: 0, padding: "6px 0", overflowWrap: "anywhere" },
});

/** Pre-chat answers and other context of a conversation. @param refreshes reads again when it changes */
export function ContextItems(props: { conversationId: string; refreshes: number }): React.ReactElement | null {
  const { dataverse } = useDesk();
  const styles = useStyles();
  const { conversationId, refreshes } = props;
  const items = useLoaded(
    React.useCallback(() => readContextItems(dataverse, conversationId), [dataverse, conversationId]),
    { again: refreshes },
  );
  if (items.kind === "failed") return <Caption1>{items.reason}</Caption1>;
  if (items.kind === "loading") return null;
  const shown = items.value.filter(({ displayable }) => displayable);
  if (shown.length === 0) return null;
  return (
    <>
      <Subtitle2 as="h3" className={styles.title}>
        Pre-chat answers
      </Subtitle2>
      <dl className={styles.list}>
        {shown.map(({ id, name, value }) => (
          <React.Fragment key={id}>
            <dt className={styles.label}>{name}</dt>
            <dd className={styles.value}>{value}</dd>
          </React.Fragment>
        ))}
      </dl>
    </>
  );
}
