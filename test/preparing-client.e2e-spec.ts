import { DataSource, QueryRunner } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { World } from './support/world.js';

const MOST_PREPARED = 200;

let world: World;
let runner: QueryRunner;
beforeAll(async () => {
  world = await World.start();
  runner = world.service(DataSource).createQueryRunner();
});
afterAll(async () => {
  await runner.release();
  await world.close();
});

const prepared = async (text: string): Promise<number> => {
  const rows = (await runner.query('SELECT statement FROM pg_prepared_statements')) as {
    statement: string;
  }[];
  return rows.filter(({ statement }) => statement === text).length;
};

describe('a statement with parameters', () => {
  const text = 'SELECT $1::int + $2::numeric AS sum, $3::text[] AS words';

  it('is prepared at its second use on a connection, and answers the same before and after', async () => {
    const answers: unknown[] = [];
    const counts: number[] = [];
    for (let use = 0; use < 3; use++) {
      answers.push(await runner.query(text, [2, '0.30', ['a', 'b']]));
      counts.push(await prepared(text));
    }
    const same = [{ sum: '2.30', words: ['a', 'b'] }];
    expect(answers).toEqual([same, same, same]);
    expect(counts).toEqual([0, 1, 1]);
  });

  it('takes values of other kinds than it was prepared with', async () => {
    expect(await runner.query(text, ['7', 1, []])).toEqual([{ sum: '8', words: [] }]);
    expect(await runner.query(text, [null, null, null])).toEqual([{ sum: null, words: null }]);
  });

  it('can be used again after it failed', async () => {
    const division = 'SELECT 6 / $1::int AS result';
    for (const divisor of [1, 0, 0, 2]) {
      const answer = runner.query(division, [divisor]);
      if (divisor === 0) await expect(answer).rejects.toThrow('division by zero');
      else expect(await answer).toEqual([{ result: 6 / divisor }]);
    }
  });

  it('answers the same where the connection has prepared as many as it may', async () => {
    for (let number = 0; number < MOST_PREPARED + 10; number++) {
      const other = `SELECT $1::int + ${number} AS sum`;
      for (const use of [1, 2, 3]) expect(await runner.query(other, [use])).toEqual([{ sum: use + number }]);
    }
    const rows = (await runner.query('SELECT count(*) FROM pg_prepared_statements')) as { count: number }[];
    expect(rows).toEqual([{ count: MOST_PREPARED }]);
  });
});
