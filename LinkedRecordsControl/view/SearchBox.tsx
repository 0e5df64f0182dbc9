import { Button, Input, Spinner, Text, makeStyles, mergeClasses, shorthands, tokens } from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons/lib/atoms/svg/search";
import * as React from "react";
import type { RecordSearch, SearchState } from "../linking/recordSearch";
import type { Slot } from "../linking/slots";
import { minimumSearchLength, type SearchHit } from "../records/search";
import { Highlight } from "./Highlight";
import { RecordAvatar } from "./tableView";
import { useStore } from "./useStore";
import { useTranslate } from "./ViewContext";

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
  hit: {
    display: "flex",
    alignItems: "center",
    cursor: "pointer",
    columnGap: tokens.spacingHorizontalS,
    ...shorthands.padding(tokens.spacingVerticalXS, tokens.spacingHorizontalS),
    ...shorthands.borderRadius(tokens.borderRadiusMedium),
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Hover,
    // Shows in forced colours as well, where the background does not.
    ...shorthands.outline("2px", "solid", tokens.colorStrokeFocus2),
    outlineOffset: "-2px",
  },
  texts: { display: "flex", flexDirection: "column", minWidth: 0 },
  details: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  status: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    minHeight: "32px",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

interface Props {
  readonly slot: Slot;
  readonly search: RecordSearch;
  readonly disabled: boolean;
  readonly onChoose: (hit: SearchHit) => void;
  /** Esc in an empty box. */
  readonly onCancel?: () => void;
  readonly autoFocus?: boolean;
}

/**
 * A search box with its hits beneath: combobox with a list, as the ARIA authoring practices describe it. The focus
 * stays in the box; the arrow keys move the marked hit, Enter links it, Esc empties the box.
 */
export const SearchBox: React.FC<Props> = ({ slot, search, disabled, onChoose, onCancel, autoFocus }) => {
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

  const onKeyDown = (event: React.KeyboardEvent): void => {
    const hit = hits[at];
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        if (hits.length > 0) {
          event.preventDefault();
          setMarked((at + (event.key === "ArrowDown" ? 1 : -1) + hits.length) % hits.length);
        }
        break;
      case "Enter":
        // Only what is shown for the text in the box may be linked, never the hits of an earlier text.
        event.preventDefault();
        if (hit && state.kind === "found") {
          onChoose(hit);
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
    <div>
      <Input
        ref={box}
        className={styles.input}
        type="search"
        role="combobox"
        aria-label={t(`Search_${slot}`)}
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={hits.length > 0 ? `${id}-${at}` : undefined}
        autoComplete="off"
        placeholder={t(`Search_${slot}_hint`)}
        contentBefore={<SearchRegular aria-hidden />}
        value={text}
        disabled={disabled}
        onChange={(_, data) => type(data.value)}
        onKeyDown={onKeyDown}
      />
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={t("Search_Results")}
        className={styles.list}
        hidden={hits.length === 0}
      >
        {hits.map((hit, index) => (
          <li
            key={hit.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className={mergeClasses(styles.hit, index === at && styles.active)}
            // Before the box loses the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => state.kind === "found" && onChoose(hit)}
          >
            <RecordAvatar table={hit.entityType} name={hit.name} size={28} />
            <span className={styles.texts}>
              <Text>
                <Highlight text={hit.name || t("Record_NoName")} part={text.trim()} />
              </Text>
              <span className={styles.details}>
                <Highlight text={[t(`Table_${hit.entityType}`), ...hit.details].join(" · ")} part={text.trim()} />
              </span>
            </span>
          </li>
        ))}
      </ul>
      <SearchStatus state={state} className={styles.status} onAgain={() => void search.again()} />
    </div>
  );
};

/** Ids must differ between several panels on one page. */
let instances = 0;

const SearchStatus: React.FC<{ state: SearchState; className: string; onAgain: () => void }> = ({
  state,
  className,
  onAgain,
}) => {
  const t = useTranslate();
  const isEmpty = state.kind === "idle";
  return (
    <div role="status" className={isEmpty ? undefined : className}>
      {state.kind === "tooShort" ? t("Search_TooShort", minimumSearchLength) : null}
      {state.kind === "searching" ? <Spinner size="tiny" label={t("Search_Running")} /> : null}
      {state.kind === "found" && state.hits.length === 0 ? t("Search_None", state.text) : null}
      {state.kind === "found" && state.hits.length > 0 ? t("Search_Count", state.hits.length) : null}
      {state.kind === "failed" ? (
        <>
          <span>{t("Search_Failed")}</span>
          <Button size="small" onClick={onAgain}>
            {t("Panel_TryAgain")}
          </Button>
        </>
      ) : null}
    </div>
  );
};
