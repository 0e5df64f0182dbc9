import { Spinner, Text, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowSwapRegular } from "@fluentui/react-icons/lib/atoms/svg/arrow-swap";
import { DismissRegular } from "@fluentui/react-icons/lib/atoms/svg/dismiss";
import { OpenRegular } from "@fluentui/react-icons/lib/atoms/svg/open";
import * as React from "react";
import type { CasePanel } from "../linking/casePanel";
import { roleFacts, type CaseRole } from "../linking/casePeople";
import type { CaseState } from "../linking/caseState";
import { ActionButton } from "./ActionButton";
import { QuestionLine } from "./QuestionLine";
import { RecordCard } from "./RecordCard";
import { SearchBox } from "./SearchBox";
import { Section } from "./Section";
import { SlotNotice } from "./SlotNotice";
import { useFocusKeeper } from "./useFocusKeeper";
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

interface Props {
  readonly role: CaseRole;
  readonly panel: CasePanel;
  readonly state: CaseState;
}

/** The customer or the primary contact of a case. */
export const CasePerson: React.FC<Props> = ({ role, panel, state }) => {
  const styles = useStyles();
  const t = useTranslate();
  const [replacing, setReplacing] = React.useState(false);
  const { place, keep } = useFocusKeeper();
  const card = state.record?.people[role];
  const name = (card?.name ?? "") || t("Record_NoName");
  const cardKey = card ? `${card.entityType}:${card.id}` : "";
  const canOpen = panel.options.actions.has("open");
  const canReplace = !state.readOnly && panel.options.actions.has("replace");
  const canClear = !state.readOnly && !roleFacts[role].required && panel.options.actions.has("unlink");
  const question = state.question?.role === role ? state.question : undefined;
  const busy = state.busy !== undefined;
  React.useEffect(() => setReplacing(false), [cardKey]);
  const stopReplacing = (): void => {
    panel.searches[role].clear();
    setReplacing(false);
    place.current?.focus();
  };
  return (
    <Section
      ref={place}
      title={t(role === "customer" ? "Slot_customer" : "Case_primaryContact")}
      busy={state.busy === role}
    >
      {card ? (
        <RecordCard
          card={card}
          descriptions={state.descriptions}
          onOpen={canOpen ? (record) => void panel.open(record) : undefined}
          actions={
            <>
              {canOpen ? (
                <ActionButton
                  label={t("Record_Open", name)}
                  icon={<OpenRegular />}
                  onClick={() => void panel.open(card)}
                />
              ) : null}
              {canReplace ? (
                <ActionButton
                  label={t(replacing ? "Record_ReplaceStop" : "Record_Replace", name)}
                  icon={<ArrowSwapRegular />}
                  busy={busy}
                  onClick={() => (replacing ? stopReplacing() : setReplacing(true))}
                />
              ) : null}
              {canClear ? (
                <ActionButton
                  label={t("Case_Role_Clear", name)}
                  icon={<DismissRegular />}
                  busy={busy}
                  onClick={() => keep(panel.clear(role))}
                />
              ) : null}
            </>
          }
        />
      ) : (
        <Text className={styles.secondary}>
          {t(role === "customer" ? "Case_Customer_empty" : "Case_primaryContact_empty")}
        </Text>
      )}
      {question ? (
        <QuestionLine
          text={t("Question_Replace", name, question.target.name || t("Record_NoName"))}
          yes={t("Question_Yes")}
          no={t("Question_No", name)}
          onAnswer={(replace) => keep(panel.answer(replace))}
        />
      ) : null}
      {canReplace && !question && (!card || replacing) ? (
        <div className={card ? styles.replace : undefined}>
          {card ? <Text className={styles.secondary}>{t("Search_Replaces", name)}</Text> : null}
          <SearchBox
            key={cardKey}
            what={role}
            search={panel.searches[role]}
            disabled={busy}
            autoFocus={replacing}
            onChoose={(hit) => keep(panel.replace(role, hit))}
            onLookUp={() => keep(panel.lookUp(role))}
            onCancel={replacing ? stopReplacing : undefined}
          />
        </div>
      ) : null}
      <div role="status">
        {state.busy === role ? <Spinner size="tiny" label={t("Busy_Saving")} /> : null}
        <SlotNotice
          notice={state.notices[role]}
          canChange={!state.readOnly}
          onUndo={() => keep(panel.undo(role))}
          onDismiss={() => panel.dismiss(role)}
        />
      </div>
    </Section>
  );
};
