import type { ControlEvents, EventHandler } from "./controlEvents";

/** A control as form scripts see it: the part of the client API that concerns the events of a code component. */
interface FormControl {
  getName(): string;
  addEventHandler(name: string, handler: EventHandler): void;
  removeEventHandler(name: string, handler: EventHandler): void;
}

/** `formContext`, as far as this workspace has it. */
interface FormContext {
  data: { entity: { getEntityName(): string; getId(): string } };
  getControl(name: string): FormControl | null;
}

/** A handler of a form's OnLoad event. */
type OnLoad = (executionContext: { getFormContext(): FormContext }) => void;

declare global {
  interface Window {
    /** OnLoad handlers of every form of this page, as a maker registers them in a form's properties. */
    formScripts?: OnLoad[];
  }
}

/**
 * Runs the form's OnLoad handlers, before its control is loaded: handlers that they attach hear of everything.
 * @param form record of the form; `id` null while it has not been saved
 * @param control name of the column that holds the control, and the control's events
 */
export function runFormScripts(
  page: Pick<Window, "formScripts">,
  form: { table: string; id: string | null },
  control: { name: string; events: ControlEvents },
): void {
  const { name, events } = control;
  const formControl: FormControl = {
    getName: () => name,
    addEventHandler: (event, handler) => events.add(event, handler),
    removeEventHandler: (event, handler) => events.remove(event, handler),
  };
  const formContext: FormContext = {
    // The client API writes ids in braces and capitals.
    data: {
      entity: { getEntityName: () => form.table, getId: () => (form.id === null ? "" : `{${form.id.toUpperCase()}}`) },
    },
    getControl: (wanted) => (wanted === name ? formControl : null),
  };
  page.formScripts?.forEach((onLoad) => onLoad({ getFormContext: () => formContext }));
}
