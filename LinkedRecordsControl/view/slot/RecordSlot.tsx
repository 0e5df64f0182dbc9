import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowSwapRegular } from "@fluentui/react-icons/lib/atoms/svg/arrow-swap";
import { DismissRegular } from "@fluentui/react-icons/lib/atoms/svg/dismiss";
import * as React from "react";
import type { Notice } from "../../base/notice";
import type { EntityReference, LinkableTable, LinkTarget } from "../../base/record";
import type { SlotAbilities } from "../../linking/abilities";
import type { RecordSearch } from "../../linking/recordSearch";
import { nameAmong } from "../../linking/namesakes";
import type { Links, SearchedSlot } from "../../linking/slots";
import type { CardEdits } from "../../panel/cardEdits";
import type { Done } from "../../panel/lastChanges";
import type { Doing } from "../../panel/panelState";
import type { CardForms, Descriptions } from "../../records/descriptions";
import type { StringKey } from "../../strings/keys";
import type { Action } from "../parts/ActionButton";
import { SecondaryText } from "../parts/SecondaryText";
import { Section } from "../parts/Section";
import { useTranslate } from "../parts/ViewContext";
import type { SlotWords } from "../parts/noticeTexts";
import { useFocusReturn, type FocusReturn } from "../parts/useFocusReturn";
import { SearchBox } from "../search/SearchBox";
import { NewRecordButtons } from "./NewRecordButtons";
import { QuestionLine } from "./QuestionLine";
import { RecordCardView } from "./RecordCardView";
import { SlotStatus } from "./SlotStatus";

const useStyles = makeStyles({
  kept: { visibility: "hidden" },
  replace: { marginTop: tokens.spacingVerticalS },
  replaceHead: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalXS,
  },
});

/** What a slot renders of the state of its panel. */
interface SlotState<S extends string> {
  readonly record?: { readonly links: Links<S> };
  readonly descriptions: Descriptions;
  readonly forms?: CardForms;
  readonly abilities: Readonly<Record<S, SlotAbilities>>;
  readonly readOnly?: string;
  readonly busy?: { readonly slot: string; readonly doing: Doing };
  readonly question?: { readonly slot: string; readonly target: LinkTarget };
  readonly notices: Readonly<Partial<Record<S, Notice>>>;
  readonly done: Readonly<Partial<Record<S, Done<string>>>>;
}

/** What a slot asks of its panel. */
interface SlotPanel<S extends string> {
  readonly focusedParts: Set<string>;
  readonly searches: Readonly<Record<S, RecordSearch>>;
  link(slot: S, target: LinkTarget): Promise<void>;
  answer(replace: boolean): Promise<void>;
  unlink(slot: S): Promise<void>;
  undo(slot: S): Promise<void>;
  retry(slot: S): Promise<void>;
  lookUp(slot: S, text?: string): Promise<void>;
  dismiss(slot: S, message: "notice" | "done"): void;
  open(record: EntityReference): Promise<void>;
  edits(slot: S): CardEdits | undefined;
  /** Absent where nothing is suggested. */
  suggestInstead?(slot: S, isWanted: boolean): void;
}

interface Props<S extends SearchedSlot> {
  readonly slot: S;
  readonly words: SlotWords;
  /** What an empty slot says. */
  readonly empty: StringKey;
  readonly panel: SlotPanel<S>;
  readonly state: SlotState<S>;
  /** Takes what keeps the focus in the slot, for what belongs to it and stands elsewhere. */
  readonly onFocusReturn?: (slot: S, focus: FocusReturn) => void;
  /** Creates a record and links it; absent where none can be created. */
  readonly onCreate?: (table: LinkableTable) => Promise<void>;
  /** Goes to what is suggested for the slot. */
  readonly onDown?: () => void;
  /** A message beneath the card, where it moves nothing when it comes. */
  readonly message?: React.ReactNode;
}

/** A place that holds one linked record: a card with its actions, or a search box. */
export function RecordSlot<S extends SearchedSlot>(props: Props<S>): React.ReactElement {
  const { slot, words, empty, panel, state, onCreate, message } = props;
  const styles = useStyles();
  const t = useTranslate();
  const [replacing, setReplacing] = React.useState(false);
  const focus = useFocusReturn(slot, panel.focusedParts);
  props.onFocusReturn?.(slot, focus);
  const replaceButton = React.useRef<HTMLButtonElement>(null);
  const card = state.record?.links[slot];
  const abilities = state.abilities[slot];
  const search = panel.searches[slot];
  const isBusy = state.busy !== undefined;
  const doing = state.busy?.slot === slot ? state.busy.doing : undefined;
  const canChange = !state.readOnly;
  // Microsoft.Omnichannel may still come: the place is kept for what it makes possible.
  const isKept = state.readOnly?.startsWith("omnichannel");
  const kept = isKept ? styles.kept : undefined;
  const all = Object.values<LinkTarget | undefined>(state.record?.links ?? {});
  const nameOf = (record: LinkTarget | undefined, ...others: readonly (LinkTarget | undefined)[]): string =>
    (record ? nameAmong(record, [...others, ...all]) : "") || t("Record_NoName");
  const cardKey = card ? `${card.entityType}:${card.id}` : "";
  const question = state.question?.slot === slot ? state.question : undefined;

  // The record in the slot is another one: whatever was being replaced is gone.
  React.useEffect(() => setReplacing(false), [cardKey]);
  React.useEffect(() => panel.suggestInstead?.(slot, replacing), [panel, slot, replacing]);

  const stopReplacing = (): void => {
    search.clear();
    setReplacing(false);
    replaceButton.current?.focus();
  };
  const link = (record: LinkTarget): void => void panel.link(slot, record);
  const name = nameOf(card, question?.target);
  const replace: Action = {
    label: t(replacing ? "Record_ReplaceStop" : "Record_Replace", name),
    icon: <ArrowSwapRegular />,
    ability: abilities.replace,
    busy: isBusy,
    className: kept,
    onClick: () => (replacing ? stopReplacing() : setReplacing(true)),
    button: replaceButton,
  };
  const unlink: Action = {
    label: t(`${words}_Remove`, name),
    icon: <DismissRegular />,
    ability: abilities.unlink,
    busy: isBusy,
    className: kept,
    onClick: () => panel.unlink(slot),
  };
  const isOpenForChange = (canChange || isKept) && !question && (!card || (canChange && replacing));
  const isSearching = isOpenForChange && (card ? abilities.replace : abilities.link) === "yes";

  return (
    <Section {...focus} title={t(`Slot_${slot}`)} busy={doing !== undefined}>
      {card ? (
        <RecordCardView
          card={card}
          name={name}
          descriptions={state.descriptions}
          form={state.forms?.[card.entityType]}
          onOpen={abilities.open === "yes" ? (record) => void panel.open(record) : undefined}
          actions={canChange || isKept ? [replace, unlink] : []}
          edits={panel.edits(slot)}
        />
      ) : (
        <SecondaryText block>{t(empty)}</SecondaryText>
      )}
      {canChange && !card && abilities.link === "noPrivilege" ? (
        <SecondaryText block>{t("Slot_NoPrivilege")}</SecondaryText>
      ) : null}
      <SlotStatus slot={slot} panel={panel} state={state} canChange={canChange} words={words} onLink={link} />
      {question && card ? (
        <QuestionLine
          text={t("Question_Replace", name, nameOf(question.target, card))}
          yes={t("Question_Yes")}
          no={t("Question_No", name)}
          onAnswer={(replace) => void panel.answer(replace)}
        />
      ) : null}
      {isSearching ? (
        <div className={kept ?? (card ? styles.replace : undefined)}>
          {card ? (
            <div className={styles.replaceHead}>
              <SecondaryText>{t("Search_Replaces", name)}</SecondaryText>
              <Button size="small" onClick={stopReplacing}>
                {t("Replace_Cancel")}
              </Button>
            </div>
          ) : null}
          <SearchBox
            key={cardKey}
            label={t(`Search_${slot}`)}
            hint={t(`Search_${slot}_hint`)}
            search={search}
            disabled={isBusy}
            autoFocus={replacing}
            onChoose={link}
            onLookUp={(text) => void panel.lookUp(slot, text)}
            onCancel={replacing ? stopReplacing : undefined}
            onDown={props.onDown}
          />
        </div>
      ) : null}
      {isOpenForChange && onCreate ? (
        <div className={kept}>
          <NewRecordButtons create={abilities.create} busy={isBusy} onCreate={onCreate} />
        </div>
      ) : null}
      {message}
    </Section>
  );
}
