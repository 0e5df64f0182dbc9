/** What a page remembers for a while: what is over is gone, at the latest when something new is remembered. */
export class PageMemory<V extends { readonly until: number }> {
  private readonly kept = new Map<string, V>();

  /** @param now in milliseconds, of the clock of `until` */
  get(key: string, now: number): V | undefined {
    const found = this.kept.get(key);
    return found && found.until > now ? found : undefined;
  }

  set(key: string, value: V, now: number): void {
    this.kept.forEach(({ until }, other) => until > now || this.kept.delete(other));
    this.kept.set(key, value);
  }

  delete(key: string): void {
    this.kept.delete(key);
  }
}
