import { describe, expect, it } from 'vitest';
import { Problem } from './problem.js';

describe('a problem', () => {
  it.each(['invalid_api_key', 'forbidden', 'rate_limit_exceeded'] as const)(
    'has no stack where it only lets nobody in: %s',
    (code) => {
      const problem = new Problem(code);
      expect(problem).toBeInstanceOf(Error);
      expect(problem.stack ?? '').not.toContain('    at ');
      expect(problem.message).toBe(problem.say('en'));
    },
  );

  it.each(['internal_error', 'unavailable', 'not_found', 'validation_failed'] as const)(
    'tells where it was thrown otherwise: %s',
    (code) => expect(new Problem(code).stack).toContain('problem.spec'),
  );

  it('takes the stack of no other error away', () => {
    const cause = new Error('what really happened');
    const problem = new Problem('invalid_api_key', { cause });
    expect(problem.cause).toBe(cause);
    expect(cause.stack).toContain('problem.spec');
    expect(new Error('after it').stack).toContain('problem.spec');
  });
});
