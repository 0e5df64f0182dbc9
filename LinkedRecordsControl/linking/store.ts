/** A value that can be watched. */
export interface Store<T> {
  get(): T;
  /** @returns a function that stops the watching */
  subscribe(listener: () => void): () => void;
}

/** A store whose owner sets it. Setting the very value that is there tells nobody. */
export class WritableStore<T> implements Store<T> {
  private readonly listeners = new Set<() => void>();

  constructor(private value: T) {}

  get(): T {
    return this.value;
  }

  set(value: T): void {
    if (value !== this.value) {
      this.value = value;
      this.listeners.forEach((listener) => listener());
    }
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }
}
