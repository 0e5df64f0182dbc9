import { Spinner, Text, makeStyles, tokens } from "@fluentui/react-components";
import * as React from "react";
import type { Notice } from "../../base/notice";
import type { LinkableTable, LinkTarget } from "../../base/record";
import type { SlotAbilities } from "../../linking/abilities";
import type { RecordSearch } from "../../linking/recordSearch";
import type { Links } from "../../linking/slots";
import type { Suggestion } from "../../linking/suggestions";
import type { Panel } from "../../panel/panel";
import type { Doing } from "../../panel/panelState";
import type { Descriptions } from "../../records/descriptions";
import type { StringKey } from "../../strings/keys";
import { Section } from "../parts/Section";
import { useTranslate } from "../parts/ViewContext";
import { useFocusReturn } from "../parts/useFocusReturn";
import { useStore } from "../parts/useStore";
import { SearchBox, type SearchedSlot } from "../search/SearchBox";
import { CardActions } from "./CardActions";
import { NewRecordButtons } from "./NewRecordButtons";
import { QuestionLine } from "./QuestionLine";
import { RecordCardView } from "./RecordCardView";
import { SlotNotice } from "./SlotNotice";
import { SuggestionList } from "./SuggestionList";

const useStyles = makeStyles({
  secondary: {
    display: "block",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    marginBottom: tokens.spacingVerticalXS,
  },
  replace: { marginTop: tokens.spacingVerticalS },
});

const busyTexts: Readonly<Record<Doing, StringKey>> = {
  linking: "Busy_Linking",
  unlinking: "Busy_Unlinking",
  creating: "Busy_Creating",
  saving: "Busy_Saving",
};

/** The texts that differ from slot to slot. */
export interface SlotTexts {
  readonly title: StringKey;
  readonly empty: StringKey;
  readonly unlink: StringKey;
}

/** What a slot renders of the state of its panel. */
interface SlotState<S extends string> {
  readonly record?: { readonly links: Links<S> };
  readonly descriptions: Descriptions;
  readonly abilities: Readonly<Record<S, SlotAbilities>>;
  readonly readOnly?: string;
  readonly busy?: { readonly slot: string; readonly doing: Doing };
  readonly question?: { readonly slot: string; readonly target: LinkTarget };
  readonly notices: Readonly<Partial<Record<S, Notice>>>;
}

/** What a slot asks of its panel. */
type SlotActions<S extends string> = Readonly<{ searches: Readonly<Record<S, RecordSearch>> }> &
  Pick<Panel<S, never, never>, "link" | "answer" | "unlink" | "undo" | "lookUp" | "dismiss" | "open">;

interface Props<S extends SearchedSlot> {
  readonly slot: S;
  readonly texts: SlotTexts;
  readonly panel: SlotActions<S>;
  readonly state: SlotState<S>;
  readonly suggestions?: readonly Suggestion[];
  /** Creates a record and links it; absent where none can be created. */
  readonly onCreate?: (table: LinkableTable) => Promise<void>;
  /** A message above the card, with actions that keep the focus in the slot. */
  readonly message?: (keep: (action: Promise<void>) => void) => React.ReactNode;
}

/** A place that holds one linked record: a card with its actions, or a search box with suggestions. */
export function RecordSlot<S extends SearchedSlot>(props: Props<S>): React.ReactElement {
  const { slot, texts, panel, state, suggestions = [], onCreate, message } = props;
  const styles = useStyles();
  const t = useTranslate();
  const [replacing, setReplacing] = React.useState(false);
  const { place, keep } = useFocusReturn();
  const card = state.record?.links[slot];
  const abilities = state.abilities[slot];
  const search = panel.searches[slot];
  const isBusy = state.busy !== undefined;
  const busy = state.busy?.slot === slot ? state.busy : undefined;
  const canChange = !state.readOnly;
  const name = (card?.name ?? "") || t("Record_NoName");
  const cardKey = card ? `${card.entityType}:${card.id}` : "";
  const question = state.question?.slot === slot ? state.question : undefined;
  // Whoever searches has other records in mind than those suggested.
  const isTyping = useStore(search.state).kind !== "idle";

  // The record in the slot is another one: whatever was being replaced is gone.
  React.useEffect(() => setReplacing(false), [cardKey]);

  const stopReplacing = (): void => {
    search.clear();
    setReplacing(false);
    place.current?.focus();
  };
  const isOpenForChange = canChange && !question && (!card || replacing);
  const isSearching = isOpenForChange && (card ? abilities.replace : abilities.link) === "yes";

  return (
    <Section ref={place} title={t(texts.title)} busy={busy !== undefined}>
      {message?.(keep)}
      {card ? (
        <RecordCardView
          card={card}
          descriptions={state.descriptions}
          onOpen={abilities.open === "yes" ? (record) => void panel.open(record) : undefined}
          actions={
            <CardActions
              name={name}
              abilities={abilities}
              canChange={canChange}
              busy={isBusy}
              replacing={replacing}
              unlinkText={texts.unlink}
              onOpen={() => void panel.open(card)}
              onReplace={() => (replacing ? stopReplacing() : setReplacing(true))}
              onUnlink={() => keep(panel.unlink(slot))}
            />
          }
        />
      ) : (
        <Text className={styles.secondary}>{t(texts.empty)}</Text>
      )}
      {canChange && !card && abilities.link === "noPrivilege" ? (
        <Text className={styles.secondary}>{t("Slot_NoPrivilege")}</Text>
      ) : null}
      <div role="status">
        {busy ? <Spinner size="tiny" label={t(busyTexts[busy.doing])} /> : null}
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
            slot={slot}
            search={search}
            disabled={isBusy}
            autoFocus={replacing}
            onChoose={(hit) => keep(panel.link(slot, hit))}
            onLookUp={() => keep(panel.lookUp(slot))}
            onCancel={replacing ? stopReplacing : undefined}
          />
          {!card && !isTyping && suggestions.length > 0 ? (
            <SuggestionList
              suggestions={suggestions}
              disabled={isBusy}
              onLink={(suggestion) => keep(panel.link(slot, suggestion))}
            />
          ) : null}
        </div>
      ) : null}
      {isOpenForChange && onCreate ? (
        <NewRecordButtons create={abilities.create} busy={isBusy} onCreate={(table) => keep(onCreate(table))} />
      ) : null}
    </Section>
  );
}
