import { makeStyles, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/lib/atoms/svg/add";
import * as React from "react";
import type { LinkableTable } from "../../base/record";
import type { SlotAbilities } from "../../linking/abilities";
import { TextButton } from "../parts/TextButton";
import { useTranslate } from "../parts/ViewContext";

const useStyles = makeStyles({
  buttons: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalXS,
    // The text of a transparent button begins where other texts do.
    marginInlineStart: "-8px",
    // Forced colours give it a border.
    "@media (forced-colors: active)": { marginInlineStart: 0 },
  },
});

interface Props {
  readonly create: SlotAbilities["create"];
  readonly busy: boolean;
  readonly onCreate: (table: LinkableTable) => Promise<void>;
}

/** "New contact", "New account", "New case": creates and links in one step. */
export const NewRecordButtons: React.FC<Props> = ({ create, busy, onCreate }) => {
  const styles = useStyles();
  const t = useTranslate();
  const offered = (Object.keys(create) as LinkableTable[]).filter((table) => create[table] !== "no");
  return offered.length === 0 ? null : (
    <div className={styles.buttons}>
      {offered.map((table) => (
        <TextButton
          key={table}
          text={t(`New_${table}`)}
          appearance="transparent"
          icon={<AddRegular />}
          ability={create[table] ?? "no"}
          busy={busy}
          onClick={() => onCreate(table)}
        />
      ))}
    </div>
  );
};
