import * as React from "react";
import {
  Avatar,
  Button,
  makeStyles,
  Menu,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
  tokens,
  Tooltip,
  type PresenceBadgeStatus,
} from "@fluentui/react-components";
import { AddRegular, BeakerRegular, FlowRegular, GridDotsRegular } from "@fluentui/react-icons";
import { useDesk } from "../DeskContext";
import { GlobalSearch } from "./GlobalSearch";
import { TableIcon } from "../parts/icons";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    gap: "8px",
    height: "48px",
    flexShrink: 0,
    padding: "0 8px",
    backgroundColor: tokens.colorNeutralBackground4,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  product: { whiteSpace: "nowrap" },
  app: { whiteSpace: "nowrap", overflow: "hidden", textOverflow: "ellipsis", minWidth: 0 },
  divider: { width: "1px", height: "20px", flexShrink: 0, backgroundColor: tokens.colorNeutralStroke1 },
  middle: { flexGrow: 1, display: "flex", justifyContent: "center", minWidth: "120px" },
  end: { display: "flex", alignItems: "center", gap: "4px", flexShrink: 0 },
});

/** Presences an agent may choose, with the badge each has. */
const presences: readonly { name: string; badge: PresenceBadgeStatus }[] = [
  { name: "Available", badge: "available" },
  { name: "Busy", badge: "busy" },
  { name: "Do not disturb", badge: "do-not-disturb" },
  { name: "Appear away", badge: "away" },
];

function QuickCreateMenu(): React.ReactElement {
  const desk = useDesk();
  const trigger = React.useRef<HTMLButtonElement>(null);
  const create = async (table: string) => {
    await desk.overlays.ask("quickCreate", { table, defaults: {} });
    // The menu item that had the focus is gone.
    trigger.current?.focus();
  };
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content="Quick create" relationship="label">
          <Button ref={trigger} appearance="subtle" icon={<AddRegular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {desk.appTables.inBar.map(({ table }) => (
            <MenuItem key={table} icon={<TableIcon table={table} />} onClick={() => void create(table)}>
              {desk.tableLabel(table)}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function PresenceMenu(): React.ReactElement {
  const { user } = useDesk();
  const [presence, setPresence] = React.useState("Available");
  const badge = presences.find(({ name }) => name === presence)?.badge ?? "available";
  return (
    <Menu
      checkedValues={{ presence: [presence] }}
      onCheckedValueChange={(_event, { checkedItems }) => setPresence(checkedItems[0] ?? presence)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          aria-label={`${user.name}, ${presence}`}
          icon={<Avatar name={user.name} size={28} color="brand" badge={{ status: badge }} />}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{user.name}</MenuGroupHeader>
            {presences.map(({ name }) => (
              <MenuItemRadio key={name} name="presence" value={name}>
                {name}
              </MenuItemRadio>
            ))}
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** The bar at the top: app, search, quick create, Try, and the agent. */
export function AppBar(props: {
  tryButton: React.RefObject<HTMLButtonElement>;
  tryOpen: boolean;
  toggleTry: () => void;
}): React.ReactElement {
  const styles = useStyles();
  const desk = useDesk();
  const { sessions } = desk;
  return (
    <header className={styles.bar}>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Tooltip content="App launcher" relationship="label">
            <Button appearance="subtle" icon={<GridDotsRegular />} />
          </Tooltip>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => sessions.focusSession("session-id-0")}>Customer Service workspace</MenuItem>
            <MenuItem onClick={() => desk.openSolutions()}>Solutions</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <Text weight="semibold" className={styles.product}>
        Dynamics 365
      </Text>
      <span className={styles.divider} />
      <Text className={styles.app}>Customer Service workspace</Text>
      <div className={styles.middle}>
        <GlobalSearch />
      </div>
      <div className={styles.end}>
        <QuickCreateMenu />
        <Tooltip content="Solutions: flows and their runs" relationship="description">
          <Button
            appearance="subtle"
            icon={<FlowRegular />}
            aria-label="Solutions"
            onClick={() => desk.openSolutions()}
          />
        </Tooltip>
        <Tooltip content="Try: theme, language, faults and more" relationship="description">
          <Button
            ref={props.tryButton}
            appearance="subtle"
            icon={<BeakerRegular />}
            aria-label="Try"
            aria-expanded={props.tryOpen}
            onClick={props.toggleTry}
          />
        </Tooltip>
        <PresenceMenu />
      </div>
    </header>
  );
}
