import { Button, Spinner, Text, Tooltip, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowSwapRegular } from "@fluentui/react-icons/lib/atoms/svg/arrow-swap";
import { DismissRegular } from "@fluentui/react-icons/lib/atoms/svg/dismiss";
import { OpenRegular } from "@fluentui/react-icons/lib/atoms/svg/open";
import * as React from "react";
import type { ConversationPanel, ConversationState } from "../linking/conversationPanel";
import type { Slot } from "../linking/slots";
import { NoticeLine } from "./NoticeLine";
import { noticeText } from "./notices";
import { RecordCard } from "./RecordCard";
import { SearchBox } from "./SearchBox";
import { Section } from "./Section";
import { useTranslate } from "./ViewContext";

const useStyles = makeStyles({
  empty: { color: tokens.colorNeutralForeground2, display: "block", marginBottom: tokens.spacingVerticalXS },
  replace: { marginTop: tokens.spacingVerticalS },
});

interface Props {
  readonly slot: Slot;
  readonly panel: ConversationPanel;
  readonly state: ConversationState;
}

/** The customer or the case of a conversation: a card with its actions, or a search box. */
export const LinkSlot: React.FC<Props> = ({ slot, panel, state }) => {
  const styles = useStyles();
  const t = useTranslate();
  const [replacing, setReplacing] = React.useState(false);
  const section = React.useRef<HTMLElement>(null);
  const card = state.conversation?.links[slot];
  const busy = state.busy === slot;
  const canChange = !state.readOnly;
  const name = (card?.name ?? "") || t("Record_NoName");
  const cardKey = card ? `${card.entityType}:${card.id}` : "";

  // The record in the slot is another one: whatever was being replaced is gone.
  React.useEffect(() => setReplacing(false), [cardKey]);

  // After a change the button that was pressed may be gone; the focus must not fall back to the top of the page.
  const change = async (run: Promise<void>): Promise<void> => {
    await run;
    if (document.activeElement === document.body) {
      section.current?.focus();
    }
  };
  const stopReplacing = (): void => {
    panel.searches[slot].clear();
    setReplacing(false);
    section.current?.focus();
  };

  const notice = state.notices[slot];
  return (
    <Section ref={section} title={t(`Slot_${slot}`)} busy={busy}>
      {card ? (
        <RecordCard
          card={card}
          descriptions={state.descriptions}
          onOpen={(record) => void panel.open(record)}
          actions={
            <>
              <Action label={t("Record_Open", name)} icon={<OpenRegular />} onClick={() => void panel.open(card)} />
              {canChange ? (
                <>
                  <Action
                    label={t(replacing ? "Record_ReplaceStop" : "Record_Replace", name)}
                    icon={<ArrowSwapRegular />}
                    pressed={replacing}
                    disabled={busy}
                    onClick={() => (replacing ? stopReplacing() : setReplacing(true))}
                  />
                  <Action
                    label={t("Record_Unlink", name)}
                    icon={<DismissRegular />}
                    disabled={busy}
                    onClick={() => void change(panel.unlink(slot))}
                  />
                </>
              ) : null}
            </>
          }
        />
      ) : (
        <Text className={styles.empty}>{t(`Slot_${slot}_empty`)}</Text>
      )}
      {canChange && (!card || replacing) ? (
        <div className={card ? styles.replace : undefined}>
          <SearchBox
            key={cardKey}
            slot={slot}
            search={panel.searches[slot]}
            disabled={busy}
            autoFocus={replacing}
            onChoose={(hit) => void change(panel.link(slot, hit))}
            onCancel={replacing ? stopReplacing : undefined}
          />
        </div>
      ) : null}
      <div role="status">
        {busy ? <Spinner size="tiny" label={t(card ? "Busy_Unlinking" : "Busy_Linking")} /> : null}
        {notice ? (
          <NoticeLine
            kind={notice.kind === "unlinked" ? "info" : "warning"}
            text={noticeText(notice, t)}
            action={
              notice.kind === "unlinked" && canChange
                ? { text: t("Notice_Undo"), run: () => void change(panel.undo(slot)) }
                : undefined
            }
            onDismiss={() => panel.dismiss(slot)}
          />
        ) : null}
      </div>
    </Section>
  );
};

interface ActionProps {
  readonly label: string;
  readonly icon: React.ReactElement;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
}

const Action: React.FC<ActionProps> = ({ label, icon, onClick, disabled, pressed }) => (
  <Tooltip content={label} relationship="label">
    <Button
      size="small"
      appearance="subtle"
      icon={icon}
      onClick={onClick}
      disabledFocusable={disabled}
      aria-pressed={pressed}
    />
  </Tooltip>
);
