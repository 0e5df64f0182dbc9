import * as React from "react";
import {
  Avatar,
  Button,
  Caption1,
  makeStyles,
  mergeClasses,
  Subtitle2,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { SendRegular } from "@fluentui/react-icons";
import { readMessages, sendMessage, type Message } from "../client/transcript";
import { useDesk } from "../DeskContext";
import { Problem } from "../parts/Problem";
import { messageOf } from "../state/messageOf";
import { useLoaded } from "../state/useLoaded";
import { useObservable } from "../state/useObservable";

const useStyles = makeStyles({
  panel: {
    display: "flex",
    flexDirection: "column",
    width: "300px",
    flexShrink: 0,
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    "@media (max-width: 1180px)": { width: "244px" },
  },
  header: {
    display: "flex",
    alignItems: "center",
    gap: "8px",
    padding: "10px 12px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { margin: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  transcript: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: "auto",
    display: "flex",
    flexDirection: "column",
    gap: "10px",
    padding: "12px",
    margin: 0,
    listStyleType: "none",
  },
  message: { display: "flex", flexDirection: "column", maxWidth: "86%", alignSelf: "flex-start" },
  own: { alignSelf: "flex-end", alignItems: "flex-end" },
  system: { alignSelf: "center", textAlign: "center", maxWidth: "100%", color: tokens.colorNeutralForeground3 },
  bubble: {
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    padding: "8px 12px",
    overflowWrap: "anywhere",
    whiteSpace: "pre-line",
  },
  ownBubble: { backgroundColor: tokens.colorBrandBackground2 },
  meta: { color: tokens.colorNeutralForeground3, padding: "2px 4px" },
  compose: {
    display: "flex",
    flexDirection: "column",
    gap: "6px",
    padding: "10px 12px 12px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  actions: { display: "flex", justifyContent: "space-between", alignItems: "center", gap: "8px" },
  hint: { color: tokens.colorNeutralForeground3 },
});

// Made once: making one costs a hundred times what using it costs.
const timeFormat = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const time = (text: string) => timeFormat.format(new Date(text));

function Line({ message, customer }: { message: Message; customer: string }): React.ReactElement {
  const styles = useStyles();
  if (message.from === "system") {
    return (
      <li className={mergeClasses(styles.message, styles.system)}>
        <Caption1>{message.text}</Caption1>
      </li>
    );
  }
  const own = message.from === "agent";
  return (
    <li className={mergeClasses(styles.message, own && styles.own)}>
      <div className={mergeClasses(styles.bubble, own && styles.ownBubble)} dir="auto">
        {message.text}
      </div>
      <Caption1 className={styles.meta}>
        {own ? "Agent" : customer} · {time(message.createdOn)}
      </Caption1>
    </li>
  );
}

interface CommunicationPanelProps {
  conversationId: string;
  /** Name of the customer, or "Visitor". */
  customer: string;
  refreshes: number;
}

/** Transcript and message box of a conversation, beside the tabs of its session. */
export function CommunicationPanel({
  conversationId,
  customer,
  refreshes,
}: CommunicationPanelProps): React.ReactElement {
  const styles = useStyles();
  const desk = useDesk();
  const draft = useObservable(desk.drafts)[conversationId] ?? "";
  const changes = useObservable(desk.transcripts)[conversationId] ?? 0;
  const [unsent, setUnsent] = React.useState<string | null>(null);
  const transcript = useLoaded(
    React.useCallback(() => readMessages(desk.dataverse, conversationId), [desk, conversationId]),
    { again: `${refreshes} ${changes}` },
  );
  const end = React.useRef<HTMLLIElement>(null);
  React.useEffect(() => {
    // Browsers differ in what scrollIntoView returns, and an effect may only return its clean-up.
    end.current?.scrollIntoView({ block: "nearest" });
  }, [transcript]);
  const problem = transcript.kind === "failed" ? transcript.reason : unsent;

  const setDraft = (text: string) => desk.drafts.set({ ...desk.drafts.get(), [conversationId]: text });
  const send = async () => {
    const text = draft.trim();
    if (text === "") return;
    setUnsent(null);
    try {
      await sendMessage(desk.dataverse, conversationId, text);
      setDraft("");
      desk.transcriptChanged(conversationId);
    } catch (error) {
      setUnsent(messageOf(error));
    }
  };

  return (
    <aside className={styles.panel} aria-label="Conversation">
      <div className={styles.header}>
        <Avatar aria-hidden="true" name={customer} color="colorful" size={28} />
        <Subtitle2 as="h2" className={styles.heading} title={customer}>
          {customer}
        </Subtitle2>
      </div>
      {/* A region that scrolls must be reachable by keyboard. */}
      <ol className={styles.transcript} aria-label="Transcript" aria-live="polite" tabIndex={0}>
        {(transcript.kind === "ready" ? transcript.value : []).map((message) => (
          <Line key={message.id} message={message} customer={customer} />
        ))}
        <li ref={end} aria-hidden="true" />
      </ol>
      <div className={styles.compose}>
        {problem !== null && <Problem reason={problem} />}
        <Textarea
          aria-label="Message"
          placeholder="Type your message"
          value={draft}
          rows={3}
          onChange={(_event, data) => setDraft(data.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey) return;
            event.preventDefault();
            void send();
          }}
        />
        <div className={styles.actions}>
          <Caption1 className={styles.hint}>Shift+Enter: new line</Caption1>
          <Button
            appearance="primary"
            size="small"
            icon={<SendRegular />}
            disabled={draft.trim() === ""}
            onClick={() => void send()}
          >
            Send
          </Button>
        </div>
      </div>
    </aside>
  );
}
