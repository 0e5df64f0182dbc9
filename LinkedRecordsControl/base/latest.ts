/**
 * Asks the same question again and again, and keeps the answer to the newest question that was answered: an answer
 * that comes late never overwrites a newer one.
 */
export class Latest<T> {
  private asked = 0;
  private answered = 0;
  private answer: T | undefined;

  constructor(private readonly ask: () => Promise<T>) {}

  /** The newest answer; undefined before the first. */
  get value(): T | undefined {
    return this.answer;
  }

  /** Asks now. @throws what the question throws */
  async read(): Promise<T> {
    const turn = ++this.asked;
    const answer = await this.ask();
    if (turn > this.answered) {
      this.answered = turn;
      this.answer = answer;
    }
    return answer;
  }
}
