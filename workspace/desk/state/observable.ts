/** A value that tells its listeners when it is replaced: the page renders it and never keeps a second copy. */
export class Observable<State> {
  private readonly listeners = new Set<() => void>();

  constructor(private state: State) {}

  /** The current value; replaced, never changed in place. */
  get(): State {
    return this.state;
  }

  /** Replaces the value and tells every listener. */
  set(next: State): void {
    if (Object.is(next, this.state)) return;
    this.state = next;
    for (const listener of [...this.listeners]) listener();
  }

  /** Calls `listener` after every change; returns the function that ends it. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
