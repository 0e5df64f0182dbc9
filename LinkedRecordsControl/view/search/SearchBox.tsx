import { Input, makeStyles, mergeClasses, shorthands, tokens } from "@fluentui/react-components";
import { ListRegular } from "@fluentui/react-icons/lib/atoms/svg/list";
import { SearchRegular } from "@fluentui/react-icons/lib/atoms/svg/search";
import * as React from "react";
import type { RecordSearch, SearchState } from "../../linking/recordSearch";
import type { SearchHit } from "../../records/search";
import { searchWords } from "../../records/searchWords";
import { ActionButton } from "../parts/ActionButton";
import { useTranslate } from "../parts/ViewContext";
import { useStore } from "../parts/useStore";
import { SearchHitLine } from "./SearchHitLine";
import { SearchStatus } from "./SearchStatus";
import { useOpen } from "./useOpen";

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

const noHits: readonly never[] = [];
const closed: SearchState = { kind: "idle" };

interface Props<T extends string> {
  readonly label: string;
  /** What stands in the empty box. */
  readonly hint: string;
  readonly search: RecordSearch<T>;
  readonly disabled?: boolean;
  readonly onChoose: (hit: SearchHit<T>) => void;
  /** Opens the full lookup dialog with what was typed. */
  readonly onLookUp: (text: string) => void;
  /** Esc in an empty box. */
  readonly onCancel?: () => void;
  /** Arrow down in an empty box. */
  readonly onDown?: () => void;
  readonly autoFocus?: boolean;
}

/**
 * A search box with its hits beneath: combobox with a list, as the ARIA authoring practices describe it. The focus
 * stays in the box; the arrow keys move the marked hit, Enter links it, Esc empties the box. Enter before the hits are
 * there links the one that comes, where it is the only one.
 */
export function SearchBox<T extends string>(props: Props<T>): React.ReactElement {
  const { label, hint, search, disabled = false, onChoose, onLookUp, onCancel, onDown, autoFocus } = props;
  const styles = useStyles();
  const t = useTranslate();
  const state = useStore(search.state);
  const [text, setText] = React.useState(search.text);
  const [marked, setMarked] = React.useState<{ hits: readonly SearchHit<T>[]; at: number }>();
  const box = React.useRef<HTMLInputElement>(null);
  /** Enter was pressed before there was a hit. */
  const isWanted = React.useRef(false);
  const { isOpen, open, ...handlers } = useOpen(() => (isWanted.current = false));
  const id = React.useRef(`lrc-search-${++instances}`).current;
  const words = React.useMemo(() => searchWords(text), [text]);
  const hits: readonly SearchHit<T>[] = isOpen && "hits" in state ? state.hits : noHits;
  // What is inactive is linked by whoever chooses it, not by whoever takes the first.
  const first = hits[0]?.inactive === false ? 0 : -1;
  const at = marked?.hits === hits ? marked.at : first;

  React.useEffect(() => {
    if (autoFocus) {
      box.current?.focus();
    }
  }, [autoFocus]);

  React.useEffect(() => {
    if (state.kind !== "searching") {
      if (isWanted.current && state.kind === "found" && state.hits.length === 1 && !state.hasMore && first === 0) {
        onChoose(state.hits[0]);
      }
      isWanted.current = false;
    }
  }, [state, first, onChoose]);

  const type = (value: string): void => {
    isWanted.current = false;
    setText(value);
    open();
    void search.type(value);
  };

  const again = (): void => {
    // The button goes with the failure.
    box.current?.focus();
    void search.again();
  };

  const lookUp = (): void => onLookUp(text.trim());

  // Only what is shown for the text in the box may be linked, never the hits of an earlier text.
  const choose = (hit: SearchHit<T> | undefined): void => {
    if (hit && state.kind === "found") {
      onChoose(hit);
    }
  };

  const onKeyDown = (event: React.KeyboardEvent): void => {
    // Enter and the arrow keys belong to the input method while a word is composed.
    if (disabled || event.nativeEvent.isComposing) {
      return;
    }
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        if (hits.length > 0) {
          event.preventDefault();
          const next = event.key === "ArrowDown" ? at + 1 : Math.max(at, 0) - 1;
          setMarked({ hits, at: (next + hits.length) % hits.length });
        } else if (!text && event.key === "ArrowDown") {
          event.preventDefault();
          onDown?.();
        }
        break;
      case "Enter":
        event.preventDefault();
        if (event.ctrlKey) {
          lookUp();
        } else {
          // Whoever has marked an earlier hit wants that one, and no other.
          isWanted.current = state.kind === "searching" && marked?.hits !== hits;
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

  return (
    <div {...handlers}>
      <Input
        ref={box}
        className={styles.input}
        role="combobox"
        aria-label={label}
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={hits[at] ? `${id}-${at}` : undefined}
        autoComplete="off"
        placeholder={hint}
        contentBefore={<SearchRegular />}
        contentAfter={
          <ActionButton label={t("Search_LookUp")} icon={<ListRegular />} onClick={lookUp} busy={disabled} />
        }
        value={text}
        // Not disabled: the focus would be lost, and with it the place to go on when the link fails.
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
            words={words}
            marked={index === at}
            onChoose={() => disabled || choose(hit)}
          />
        ))}
      </ul>
      <SearchStatus state={isOpen || state.kind === "failed" ? state : closed} onAgain={again} onShowAll={lookUp} />
    </div>
  );
}

/** Ids must differ between several panels on one page. */
let instances = 0;
