import * as React from "react";
import { Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { useDesk } from "../DeskContext";
import { writeOptions } from "../state/deskOptions";
import { traits, type HostKind } from "../state/hostTraits";
import { useObservable } from "../state/useObservable";
import { Choice } from "./Choice";

const useStyles = makeStyles({
  list: { margin: 0, padding: "0 0 0 16px", color: tokens.colorNeutralForeground2 },
});

/** Chooses the host, and says how it is in everything that is not known of the product. */
export function HostChoice(): React.ReactElement {
  const styles = useStyles();
  const options = useObservable(useDesk().options);
  return (
    <>
      <Choice
        label="Host (reloads)"
        value={options.host}
        choices={[
          ["documented", "As documented"],
          ["unkind", "Unkind"],
        ]}
        choose={(host) => {
          window.location.search = writeOptions({ ...options, host: host as HostKind });
        }}
      />
      <details>
        <summary>
          <Caption1>What this host is like</Caption1>
        </summary>
        <ul className={styles.list} aria-label="Traits of the host">
          {Object.values(traits).map((trait) => (
            <li key={trait.name}>
              <Caption1>
                {trait.name}: {trait[options.host]}
              </Caption1>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
