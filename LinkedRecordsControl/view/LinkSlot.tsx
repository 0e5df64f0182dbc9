import { Spinner, Text, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowSwapRegular } from "@fluentui/react-icons/lib/atoms/svg/arrow-swap";
import { DismissRegular } from "@fluentui/react-icons/lib/atoms/svg/dismiss";
import { OpenRegular } from "@fluentui/react-icons/lib/atoms/svg/open";
import * as React from "react";
import type { ConversationPanel } from "../linking/conversationPanel";
import type { ConversationState } from "../linking/conversationState";
import type { Slot } from "../linking/slots";
import type { StringKey } from "../strings/keys";
import { ActionButton } from "./ActionButton";
import { MismatchLine } from "./MismatchLine";
import { NewRecordButtons } from "./NewRecordButtons";
import { QuestionLine } from "./QuestionLine";
import { RecordCard } from "./RecordCard";
import { SearchBox } from "./SearchBox";
import { Section } from "./Section";
import { SlotNotice } from "./SlotNotice";
import { SuggestionList } from "./SuggestionList";
import { useFocusKeeper } from "./useFocusKeeper";
import { useStore } from "./useStore";
import { useTranslate } from "./ViewContext";

const useStyles = makeStyles({
  secondary: {
    display: "block",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    marginBottom: tokens.spacingVerticalXS,
  },
  replace: { marginTop: tokens.spacingVerticalS },
});

const busyTexts: Readonly<Record<"linking" | "unlinking" | "creating" | "saving", StringKey>> = {
  linking: "Busy_Linking",
  unlinking: "Busy_Unlinking",
  creating: "Busy_Creating",
  saving: "Busy_Saving",
};

interface Props {
  readonly slot: Slot;
  readonly panel: ConversationPanel;
  readonly state: ConversationState;
}

/** The customer or the case of a conversation: a card with its actions, or a search box with suggestions. */
export const LinkSlot: React.FC<Props> = ({ slot, panel, state }) => {
  const styles = useStyles();
  const t = useTranslate();
  const [replacing, setReplacing] = React.useState(false);
  const { place, keep } = useFocusKeeper();
  const card = state.conversation?.links[slot];
  const abilities = state.abilities[slot];
  const isBusy = state.busy !== undefined;
  const canChange = !state.readOnly;
  const name = (card?.name ?? "") || t("Record_NoName");
  const cardKey = card ? `${card.entityType}:${card.id}` : "";
  const question = state.question?.slot === slot ? state.question : undefined;
  // Whoever searches has other records in mind than those suggested.
  const isTyping = useStore(panel.searches[slot].state).kind !== "idle";
  const suggestions = isTyping ? [] : (state.suggestions[slot] ?? []);

  // The record in the slot is another one: whatever was being replaced is gone.
  React.useEffect(() => setReplacing(false), [cardKey]);

  const stopReplacing = (): void => {
    panel.searches[slot].clear();
    setReplacing(false);
    place.current?.focus();
  };
  const canOpen = abilities.open === "yes";
  const searchAbility = card ? abilities.replace : abilities.link;
  const isSearching = canChange && !question && searchAbility === "yes" && (!card || replacing);

  return (
    <Section ref={place} title={t(`Slot_${slot}`)} busy={state.busy?.slot === slot}>
      {slot === "case" ? <MismatchLine panel={panel} state={state} keep={keep} /> : null}
      {card ? (
        <RecordCard
          card={card}
          descriptions={state.descriptions}
          onOpen={canOpen ? (record) => void panel.open(record) : undefined}
          actions={
            <>
              <ActionButton
                label={t("Record_Open", name)}
                icon={<OpenRegular />}
                ability={abilities.open}
                onClick={() => void panel.open(card)}
              />
              {canChange ? (
                <>
                  <ActionButton
                    label={t(replacing ? "Record_ReplaceStop" : "Record_Replace", name)}
                    icon={<ArrowSwapRegular />}
                    ability={abilities.replace}
                    busy={isBusy}
                    onClick={() => (replacing ? stopReplacing() : setReplacing(true))}
                  />
                  <ActionButton
                    label={t("Record_Unlink", name)}
                    icon={<DismissRegular />}
                    ability={abilities.unlink}
                    busy={isBusy}
                    onClick={() => keep(panel.unlink(slot))}
                  />
                </>
              ) : null}
            </>
          }
        />
      ) : (
        <Text className={styles.secondary}>{t(`Slot_${slot}_empty`)}</Text>
      )}
      {canChange && !card && abilities.link === "noPrivilege" ? (
        <Text className={styles.secondary}>{t("Slot_NoPrivilege")}</Text>
      ) : null}
      <div role="status">
        {state.busy?.slot === slot ? <Spinner size="tiny" label={t(busyTexts[state.busy.doing])} /> : null}
        <SlotNotice
          notice={state.notices[slot]}
          canChange={canChange}
          onUndo={() => keep(panel.undo(slot))}
          onLink={(record) => keep(panel.link(slot, record))}
          onDismiss={() => panel.dismiss(slot)}
        />
      </div>
      {question && card ? (
        <QuestionLine
          text={t("Question_Replace", name, question.target.name || t("Record_NoName"))}
          yes={t("Question_Yes")}
          no={t("Question_No", name)}
          onAnswer={(replace) => keep(panel.answer(replace))}
        />
      ) : null}
      {isSearching ? (
        <div className={card ? styles.replace : undefined}>
          {card ? <Text className={styles.secondary}>{t("Search_Replaces", name)}</Text> : null}
          <SearchBox
            key={cardKey}
            what={slot}
            search={panel.searches[slot]}
            disabled={isBusy}
            autoFocus={replacing}
            onChoose={(hit) => keep(panel.link(slot, hit))}
            onLookUp={() => keep(panel.lookUp(slot))}
            onCancel={replacing ? stopReplacing : undefined}
          />
          {!card && suggestions.length > 0 ? (
            <SuggestionList
              suggestions={suggestions}
              disabled={isBusy}
              onLink={(suggestion) => keep(panel.link(slot, suggestion))}
            />
          ) : null}
        </div>
      ) : null}
      {canChange && !question && (!card || replacing) ? (
        <NewRecordButtons
          create={abilities.create}
          busy={isBusy}
          onCreate={(table) => keep(panel.createAndLink(slot, table))}
        />
      ) : null}
    </Section>
  );
};
