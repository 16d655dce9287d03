import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { normalizeIp } from '@nestjs/throttler';
import { LRUCache } from 'lru-cache';
import { Problem } from '../../common/problem.js';
import { presentOrigin } from '../../database/company-session.js';
import { Caller } from '../decide.js';

/** How many refused credentials in a minute are mistakes, and the pace at which those who made more are heard. */
interface Patience {
  mistakes: number;
  /** Milliseconds from one to the next. */
  pace: number;
}

const WITH_ADDRESS: Patience = { mistakes: 100, pace: 2.5 };
const WITH_EVERYBODY: Patience = { mistakes: 3_000, pace: 1.25 };

const WINDOW_MS = 60_000;
/** Those of so long a time are heard together, so that the process is not woken for each. */
const TOGETHER_MS = 50;
/** Who would wait for longer is told to come again. */
const LONGEST_WAIT_MS = 1_000;
const MOST_ADDRESSES = 10_000;

/**
 * Keeps a flood of wrong credentials from taking the place of good ones: while an address guesses, or many of them do
 * together, whatever this process does not remember is looked up in line. Nobody is kept out: a good credential among
 * them waits its turn once, is remembered, and then no longer passes here.
 */
@Injectable()
export class Strangers {
  private readonly addresses = new LRUCache<string, Line>({ max: MOST_ADDRESSES });
  private readonly everybody = new Line(WITH_EVERYBODY);

  /**
   * Finds out who calls, as soon as it is the turn of the address that the request came from.
   * @throws Problem rate_limit_exceeded where too many wait already
   */
  async inTurn(resolve: () => Promise<Caller>): Promise<Caller> {
    const origin = presentOrigin();
    if (!origin) return resolve();
    const lines = [this.ofAddress(normalizeIp(origin.address)), this.everybody];
    for (const line of lines) if (line.isThere) await line.turn();
    const caller = await resolve();
    if ('refusal' in caller) for (const line of lines) line.count();
    return caller;
  }

  private ofAddress(address: string): Line {
    const known = this.addresses.get(address);
    if (known) return known;
    const line = new Line(WITH_ADDRESS);
    this.addresses.set(address, line);
    return line;
  }
}

/** Times are in milliseconds of this process. */
class Line {
  private refused = 0;
  private endsAt = 0;
  private next = 0;

  constructor(private readonly patience: Patience) {}

  get isThere(): boolean {
    return this.refused > this.patience.mistakes && performance.now() < this.endsAt;
  }

  count(): void {
    const now = performance.now();
    if (now >= this.endsAt) [this.refused, this.endsAt] = [0, now + WINDOW_MS];
    this.refused += 1;
  }

  async turn(): Promise<void> {
    const now = performance.now();
    const turn = Math.max(now, this.next);
    if (turn - now > LONGEST_WAIT_MS) throw new Problem('rate_limit_exceeded', { retryAfterSeconds: 1 });
    this.next = turn + this.patience.pace;
    if (turn - now >= TOGETHER_MS) await delay(Math.ceil(turn / TOGETHER_MS) * TOGETHER_MS - now);
  }
}
