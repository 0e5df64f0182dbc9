import type { Notice } from "../base/notice";
import type { RecordEvent } from "../base/ports";
import type { Row } from "../base/row";
import { changeLink, type ShownConversation } from "../linking/changeLink";
import type { ConversationSlot, Links, SlotChange } from "../linking/slots";
import type { LinkOutcome } from "../linking/writeLink";
import { saveRecord, type SaveCheck } from "../records/saveRecord";
import type { Doing, PanelState } from "./panelState";
import { ReadingPanel } from "./readingPanel";

/** How a change ended: `written` tells whether it was this one that wrote, where it was done. */
export interface ChangeEnd {
  readonly kind: string;
  readonly written?: boolean;
}

/** How a panel changes its slots: as links of a conversation, or as columns of a record. */
export abstract class WritingPanel<
  S extends string,
  R extends { readonly links: Links<S> },
  T extends PanelState<S, R>,
> extends ReadingPanel<S, R, T> {
  /** A change runs. It also runs to its end where the panel is gone meanwhile. */
  private working = false;

  /** A change was done. */
  protected abstract tellDone(change: SlotChange<S>, written?: boolean): void;

  protected get isBusy(): boolean {
    return this.working;
  }

  /** A change of a slot begins: the wish before it is settled. */
  protected begin(slot: S, doing: Doing): void {
    this.working = true;
    this.update({ busy: { slot, doing }, notices: { ...this.state.get().notices, [slot]: undefined } });
  }

  /** The change has ended: what was read last is shown. */
  protected end(): void {
    this.working = false;
    this.update({ busy: undefined });
    this.showNewest();
  }

  /** Sets the message of a slot, or takes it away. */
  protected notify(slot: S, notice: Notice | undefined): void {
    this.update({ notices: { ...this.state.get().notices, [slot]: notice } });
  }

  /**
   * Changes a link of a conversation, and tells other panels on the page. The change is still to be ended.
   * @param slot of the conversation
   * @param own how the panel reads and shows the conversation
   */
  protected async changeLinkOf(
    id: string,
    change: SlotChange<S>,
    slot: ConversationSlot,
    own: Pick<ShownConversation, "read" | "show"> & Partial<ShownConversation>,
  ): Promise<LinkOutcome> {
    this.begin(change.slot, change.target ? "linking" : "unlinking");
    const tellPage = (): void => this.page.tellLinks(id, this.onLinks);
    const conversation: ShownConversation = {
      id,
      isFormReadOnly: () => this.options.readOnly,
      isOver: () => this.isOver,
      notice: () => this.state.get().notices[change.slot],
      notify: (notice) => this.notify(change.slot, notice),
      onTaken: () => this.tellDone(change, true),
      ...own,
      show: () => {
        own.show();
        tellPage();
      },
    };
    const outcome = await changeLink(this.ports, conversation, { ...change, slot });
    tellPage();
    return outcome;
  }

  /**
   * Changes columns of a record, and reads the row of the panel again.
   * @param check reads the row first
   */
  protected async save(
    slot: S,
    record: RecordEvent,
    values: Row,
    check: (links: Links<S>) => SaveCheck,
  ): Promise<ChangeEnd & { readonly isRead: boolean }> {
    this.begin(slot, "saving");
    const outcome = await saveRecord(this.ports, record, values, async () => check((await this.read()).links));
    const isRead = outcome.kind === "failed" || (await this.read().then(Boolean, () => false));
    this.end();
    if (outcome.kind === "failed") {
      this.notify(slot, outcome.notice);
    }
    return { ...outcome, isRead };
  }
}
