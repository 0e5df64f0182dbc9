import { Button, makeStyles, shorthands, tokens } from "@fluentui/react-components";
import * as React from "react";

const useStyles = makeStyles({
  question: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
    ...shorthands.padding(tokens.spacingVerticalS, 0, 0),
  },
  text: { flexBasis: "100%", overflowWrap: "anywhere" },
});

interface Props {
  readonly text: string;
  readonly yes: string;
  readonly no: string;
  readonly onAnswer: (yes: boolean) => void;
}

/** A question in place. Esc means no; the answer that changes nothing is a key away. */
export const QuestionLine: React.FC<Props> = ({ text, yes, no, onAnswer }) => {
  const styles = useStyles();
  const first = React.useRef<HTMLButtonElement>(null);
  React.useEffect(() => first.current?.focus(), []);
  return (
    <div
      role="group"
      aria-label={text}
      className={styles.question}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          onAnswer(false);
        }
      }}
    >
      <span className={styles.text}>{text}</span>
      <Button ref={first} size="small" appearance="primary" onClick={() => onAnswer(true)}>
        {yes}
      </Button>
      <Button size="small" onClick={() => onAnswer(false)}>
        {no}
      </Button>
    </div>
  );
};
