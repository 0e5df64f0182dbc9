import { Input, makeStyles, mergeClasses, shorthands, tokens } from "@fluentui/react-components";
import { PanelRightExpandRegular } from "@fluentui/react-icons/lib/atoms/svg/panel-right-expand";
import { SearchRegular } from "@fluentui/react-icons/lib/atoms/svg/search";
import * as React from "react";
import type { RecordSearch } from "../../linking/recordSearch";
import type { CaseSlot, ConversationSlot } from "../../linking/slots";
import type { SearchHit } from "../../records/search";
import { ActionButton } from "../parts/ActionButton";
import { useTranslate } from "../parts/ViewContext";
import { useStore } from "../parts/useStore";
import { SearchHitLine } from "./SearchHitLine";
import { SearchStatus } from "./SearchStatus";

const useStyles = makeStyles({
  input: { width: "100%" },
  list: {
    listStyleType: "none",
    maxHeight: "264px",
    overflowY: "auto",
    overflowX: "hidden",
    boxShadow: tokens.shadow4,
    backgroundColor: tokens.colorNeutralBackground1,
    ...shorthands.margin(tokens.spacingVerticalXS, 0, 0),
    ...shorthands.padding(tokens.spacingVerticalXS),
    ...shorthands.borderRadius(tokens.borderRadiusMedium),
    ...shorthands.border("1px", "solid", tokens.colorNeutralStroke2),
  },
  none: { display: "none" },
});

/** The slots that have texts of their own for their search. */
export type SearchedSlot = ConversationSlot | CaseSlot;

interface Props {
  /** Decides the texts. */
  readonly slot: SearchedSlot;
  readonly search: RecordSearch;
  readonly disabled: boolean;
  readonly onChoose: (hit: SearchHit) => void;
  /** Opens the full lookup dialog. */
  readonly onLookUp: () => void;
  /** Esc in an empty box. */
  readonly onCancel?: () => void;
  readonly autoFocus?: boolean;
}

/**
 * A search box with its hits beneath: combobox with a list, as the ARIA authoring practices describe it. The focus
 * stays in the box; the arrow keys move the marked hit, Enter links it, Esc empties the box.
 */
export const SearchBox: React.FC<Props> = ({ slot, search, disabled, onChoose, onLookUp, onCancel, autoFocus }) => {
  const styles = useStyles();
  const t = useTranslate();
  const state = useStore(search.state);
  const [text, setText] = React.useState("");
  const [marked, setMarked] = React.useState(0);
  const box = React.useRef<HTMLInputElement>(null);
  const id = React.useRef(`lrc-search-${++instances}`).current;
  const hits = "hits" in state ? state.hits : [];
  const at = Math.min(marked, hits.length - 1);

  React.useEffect(() => {
    if (autoFocus) {
      box.current?.focus();
    }
  }, [autoFocus]);

  const type = (value: string): void => {
    setText(value);
    setMarked(0);
    void search.type(value);
  };

  // Only what is shown for the text in the box may be linked, never the hits of an earlier text.
  const choose = (hit: SearchHit | undefined): void => {
    if (hit && state.kind === "found") {
      onChoose(hit);
    }
  };

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (disabled) {
      return;
    }
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        if (hits.length > 0) {
          event.preventDefault();
          setMarked((at + (event.key === "ArrowDown" ? 1 : -1) + hits.length) % hits.length);
        }
        break;
      case "Enter":
        event.preventDefault();
        if (event.ctrlKey) {
          onLookUp();
        } else {
          choose(hits[at]);
        }
        break;
      case "Escape":
        if (text) {
          event.stopPropagation();
          type("");
        } else {
          onCancel?.();
        }
        break;
    }
  };

  const again = (): void => {
    box.current?.focus();
    void search.again();
  };

  return (
    <div>
      <Input
        ref={box}
        className={styles.input}
        role="combobox"
        aria-label={t(`Search_${slot}`)}
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={hits.length > 0 ? `${id}-${at}` : undefined}
        autoComplete="off"
        placeholder={t(`Search_${slot}_hint`)}
        contentBefore={<SearchRegular aria-hidden />}
        contentAfter={
          <ActionButton
            label={t("Search_LookUp")}
            icon={<PanelRightExpandRegular />}
            onClick={onLookUp}
            busy={disabled}
          />
        }
        value={text}
        // Not disabled: it would lose the focus.
        readOnly={disabled}
        onChange={(_, data) => type(data.value)}
        onKeyDown={onKeyDown}
      />
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={t("Search_Results")}
        className={mergeClasses(styles.list, hits.length === 0 && styles.none)}
      >
        {hits.map((hit, index) => (
          <SearchHitLine
            key={hit.id}
            id={`${id}-${index}`}
            hit={hit}
            part={text.trim()}
            marked={index === at}
            onChoose={() => choose(hit)}
          />
        ))}
      </ul>
      <SearchStatus state={state} onAgain={again} />
    </div>
  );
};

/** Ids must differ between several panels on one page. */
let instances = 0;
