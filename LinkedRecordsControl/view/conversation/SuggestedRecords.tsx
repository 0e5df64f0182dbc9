import * as React from "react";
import type { ConversationSlot } from "../../linking/slots";
import type { Suggestion } from "../../linking/suggestions";
import type { ConversationPanel, ConversationState } from "../../panel/conversationPanel";
import { Section } from "../parts/Section";
import { useTranslate } from "../parts/ViewContext";
import type { FocusReturn } from "../parts/useFocusReturn";
import { SuggestionList } from "../slot/SuggestionList";

interface Props {
  readonly slot: ConversationSlot;
  readonly panel: ConversationPanel;
  readonly state: ConversationState;
  /** The only list of suggestions, or the first. */
  readonly isFirst: boolean;
  /** Of the slot: what is linked here takes the focus there. */
  readonly focus: () => FocusReturn | undefined;
  readonly list: React.Ref<HTMLUListElement>;
}

/** What may be linked in a slot now, as it is suggested. */
export function offered(slot: ConversationSlot, state: ConversationState): readonly Suggestion[] {
  const { suggestions, readOnly, question, abilities, record } = state;
  const ability = abilities[slot][record?.links[slot] ? "replace" : "link"];
  return readOnly || question || ability !== "yes" ? [] : (suggestions[slot] ?? []);
}

/**
 * The suggestions for a slot. They stand beneath all slots: they come later than these, and nothing that one may click
 * must move for it.
 */
export const SuggestedRecords: React.FC<Props> = ({ slot, panel, state, isFirst, focus, list }) => {
  const t = useTranslate();
  const suggestions = offered(slot, state);
  const [first, second] = suggestions;
  if (!first) {
    // It keeps its column.
    return <div />;
  }
  // Where two are as likely as each other, neither is the one thing to do.
  const isLikeliest = first.reasons.join() !== second?.reasons.join();
  const title = t(`Suggestions_${slot}`);
  return (
    <Section title={title} onFocus={(event) => focus()?.onFocus(event)} onBlur={(event) => focus()?.onBlur(event)}>
      <SuggestionList
        label={title}
        list={list}
        suggestions={suggestions}
        linked={state.record?.links[slot]}
        isPrimary={isFirst && isLikeliest && !state.mismatch}
        busy={state.busy !== undefined}
        onLink={(suggestion) => panel.link(slot, suggestion)}
      />
    </Section>
  );
};
