import { Text, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import * as React from "react";

const useStyles = makeStyles({
  text: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  block: { display: "block", marginBottom: tokens.spacingVerticalXS },
});

/** What stands beside the main thing. @param block whether it stands on a line of its own */
export const SecondaryText: React.FC<{ block?: boolean }> = ({ block, children }) => {
  const styles = useStyles();
  return <Text className={mergeClasses(styles.text, block && styles.block)}>{children}</Text>;
};
