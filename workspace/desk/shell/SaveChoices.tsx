import * as React from "react";
import { Switch } from "@fluentui/react-components";
import type { SaveRules } from "../../settings/saveRules";
import { useDesk } from "../DeskContext";
import { useLoaded } from "../state/useLoaded";
import { Choice } from "./Choice";
import { plugInPresetOf, plugInPresets, readSaveRules, setSaveRules } from "./savePresets";

const none: SaveRules = { plugIns: [], detectsDuplicates: false };

/** Whether a plug-in or duplicate detection refuses what the agent saves. */
export function SaveChoices(): React.ReactElement {
  const desk = useDesk();
  const [rules, setRules] = React.useState(none);
  const now = useLoaded(React.useCallback(() => readSaveRules(desk.dataverse), [desk]));
  React.useEffect(() => {
    if (now.kind === "ready") setRules(now.value);
  }, [now]);
  const apply = (change: Partial<SaveRules>) => {
    const next = { ...rules, ...change };
    setRules(next);
    setSaveRules(desk.dataverse, next).catch((error: unknown) => desk.report(error));
  };
  return (
    <>
      <Choice
        label="Plug-in refuses"
        value={plugInPresetOf(rules)}
        choices={plugInPresets.map(({ name }) => [name, name])}
        choose={(name) => apply({ plugIns: plugInPresets.find((preset) => preset.name === name)?.plugIns ?? [] })}
      />
      <Switch
        label="Refuse an e-mail that another contact has"
        checked={rules.detectsDuplicates}
        onChange={(_event, { checked }) => apply({ detectsDuplicates: checked })}
      />
    </>
  );
}
