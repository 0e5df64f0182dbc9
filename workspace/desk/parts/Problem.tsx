import * as React from "react";
import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";

/** Says what went wrong. @param children buttons that mend it */
export function Problem(props: { title?: string; reason: string; children?: React.ReactNode }): React.ReactElement {
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        {props.title !== undefined && <MessageBarTitle>{props.title}</MessageBarTitle>}
        {props.reason}
      </MessageBarBody>
      {props.children !== undefined && <MessageBarActions>{props.children}</MessageBarActions>}
    </MessageBar>
  );
}
