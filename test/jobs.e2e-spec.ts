import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { connect } from '../src/database/connect.js';
import { JobHandler, JobQueue } from '../src/jobs/job-queue.js';
import { Jobs } from '../src/jobs/jobs.js';
import { createDatabase, TestDatabase } from './support/database.js';

interface Errand {
  number: number;
}

let database: TestDatabase;
let app: DataSource;

beforeAll(async () => {
  database = await createDatabase();
  app = await connect(database.appUrl, 2);
});
afterAll(async () => {
  await app.destroy();
  await database.drop();
});

let queues = 0;

function aQueue(options: JobQueue<Errand>['options'] = {}): JobQueue<Errand> {
  return {
    name: `errands-${(queues += 1)}`,
    options: { retryLimit: 5, ...options },
    concurrency: {},
    keyOf: ({ number }) => String(number),
  };
}

/** A node that does the jobs of `queue`, until the test is over. */
async function withNode<T>(
  queue: JobQueue<Errand>,
  handler: JobHandler<Errand>,
  test: (jobs: Jobs) => Promise<T>,
): Promise<T> {
  const jobs = new Jobs(database.appUrl);
  jobs.handle(queue, handler);
  await jobs.start();
  try {
    return await test(jobs);
  } finally {
    await jobs.beforeApplicationShutdown();
  }
}

/** Remembers what was done, and lets a test wait for it. */
class Done {
  readonly numbers: number[] = [];
  private readonly waiting: (() => void)[] = [];

  add(number: number): void {
    this.numbers.push(number);
    for (const look of this.waiting.splice(0)) look();
  }

  async times(count: number): Promise<number[]> {
    while (this.numbers.length < count) await new Promise<void>((resolve) => this.waiting.push(resolve));
    return this.numbers;
  }
}

describe('a job', () => {
  it('is done once the transaction that sent it is committed, and never when that is undone', async () => {
    const queue = aQueue();
    const done = new Done();
    await withNode(
      queue,
      async ({ number }) => done.add(number),
      async (jobs) => {
        const undone = app.transaction(async (manager) => {
          await jobs.send(queue, { number: 1 }, { manager });
          throw new Error('changed its mind');
        });
        await expect(undone).rejects.toThrow('changed its mind');
        await app.transaction((manager) => jobs.send(queue, { number: 2 }, { manager }));
        await jobs.send(queue, { number: 3 });
        expect(await done.times(2)).toEqual([2, 3]);
      },
    );
  });

  it('is tried again when it failed', async () => {
    const queue = aQueue();
    const done = new Done();
    const failingTwice = async ({ number }: Errand) => {
      done.add(number);
      if (done.numbers.length < 3) throw new Error('not yet');
    };
    await withNode(queue, failingTwice, async (jobs) => {
      await jobs.send(queue, { number: 7 });
      expect(await done.times(3)).toEqual([7, 7, 7]);
    });
  });

  it('that a node gives up because it stops is done by another', async () => {
    const queue = aQueue();
    const begun = new Done();
    const untilStopped: JobHandler<Errand> = ({ number }, stopping) => {
      begun.add(number);
      return new Promise((_, reject) => stopping.addEventListener('abort', () => reject(new Error('stops'))));
    };
    await withNode(queue, untilStopped, async (jobs) => {
      await jobs.send(queue, { number: 9 });
      await begun.times(1);
    });
    const done = new Done();
    await withNode(
      queue,
      async ({ number }) => done.add(number),
      () => done.times(1),
    );
    expect(done.numbers).toEqual([9]);
  });

  it('waits once, however often it is sent, where its queue keeps twins out', async () => {
    const queue = aQueue({ policy: 'short' });
    const done = new Done();
    const twice = await withNode(
      queue,
      async () => undefined,
      async () => undefined,
    ).then(() =>
      app.transaction(async (manager) => {
        const jobs = new Jobs(database.appUrl);
        await jobs.start();
        await jobs.send(queue, { number: 4 }, { manager });
        await jobs.send(queue, { number: 4 }, { manager });
        await jobs.send(queue, { number: 5 }, { manager });
        await jobs.beforeApplicationShutdown();
      }),
    );
    expect(twice).toBeUndefined();
    await withNode(
      queue,
      async ({ number }) => done.add(number),
      () => done.times(2),
    );
    expect(done.numbers.toSorted()).toEqual([4, 5]);
  });
});

describe("the job library's schema", () => {
  it.each([
    'CREATE TABLE jobs.more (id int)',
    'ALTER TABLE jobs.job ADD COLUMN more int',
    'DROP SCHEMA jobs CASCADE',
  ])("cannot be changed by the application's role: %s", async (statement) => {
    await expect(app.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });
});
