import { addAsk, Answers, Asks, Question, readAnswer } from './asking.js';
import { Budget, RateLimitStorage, Verdict } from './rate-limit-storage.js';

/** The way to the process that counts, and back; messages keep their order. */
export interface AskingChannel {
  send(asks: Asks): void;
  onAnswers(listener: (answers: Answers) => void): void;
}

interface Asked {
  budgets: readonly Budget[];
  answer: (verdict: Verdict) => void;
}

/**
 * The windows of the primary process, asked for by its workers: every call is judged by that one count. What is asked
 * within one turn of the event loop is one message, and its answers are one.
 */
export class PrimaryStorage extends RateLimitStorage {
  private asks: Asks = [];
  private asked: Asked[] = [];
  /** What each message asked that is not answered yet. */
  private readonly unanswered: Asked[][] = [];

  constructor(private readonly channel: AskingChannel) {
    super();
    channel.onAnswers((answers) => this.takeAnswers(answers));
  }

  override take<B extends Budget>(budgets: readonly B[]): Promise<Verdict<B>> {
    return this.ask('take', budgets);
  }

  override peek<B extends Budget>(budgets: readonly B[]): Promise<Verdict<B>> {
    return this.ask('peek', budgets);
  }

  override async giveBack(budgets: readonly Budget[]): Promise<void> {
    await this.ask('giveBack', budgets);
  }

  private ask<B extends Budget>(question: Question, budgets: readonly B[]): Promise<Verdict<B>> {
    if (this.asked.length === 0) setImmediate(() => this.send());
    addAsk(this.asks, question, budgets);
    return new Promise((resolve) =>
      this.asked.push({ budgets, answer: resolve as (verdict: Verdict) => void }),
    );
  }

  private send(): void {
    this.channel.send(this.asks);
    this.unanswered.push(this.asked);
    [this.asks, this.asked] = [[], []];
  }

  private takeAnswers(answers: Answers): void {
    let at = 0;
    for (const { budgets, answer } of this.unanswered.shift()!) {
      const [verdict, next] = readAnswer(answers, at, budgets);
      answer(verdict);
      at = next;
    }
  }
}
