import { Budget, Verdict } from './rate-limit-storage.js';

const KEY_PREFIX = 'llavero:throttle:';

/**
 * The rules of RateLimitStorage in one step of Redis. KEYS are the windows; ARGV has calls and window
 * length in milliseconds for each, then `take`, or `peek` to count nothing. Answers whether the call is
 * admitted (1 or 0), then for each window the calls used and the milliseconds left. A window without an
 * end (-1) or of a longer length has ended.
 */
export const TAKE_SCRIPT = `
local used, left, admitted = {}, {}, 1
for i, key in ipairs(KEYS) do
  local calls, length = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
  local ttl = redis.call('PTTL', key)
  if ttl > 0 and ttl <= length then
    used[i], left[i] = tonumber(redis.call('GET', key)), ttl
  else
    used[i], left[i] = 0, length
  end
  if used[i] >= calls then admitted = 0 end
end
local answer = { admitted }
for i, key in ipairs(KEYS) do
  if admitted == 1 and ARGV[#ARGV] == 'take' then
    used[i] = used[i] + 1
    if used[i] == 1 then
      redis.call('SET', key, 1, 'PX', ARGV[2 * i])
    else
      redis.call('INCR', key)
    end
  end
  answer[2 * i], answer[2 * i + 1] = used[i], left[i]
end
return answer
`;

/** Gives one call back to each window of KEYS that has any; a window that ended in the meantime has none. */
export const GIVE_BACK_SCRIPT = `
for _, key in ipairs(KEYS) do
  if tonumber(redis.call('GET', key) or 0) > 0 then redis.call('DECR', key) end
end
`;

/** The number of keys and the keys. */
export function giveBackArguments(budgets: readonly Budget[]): (string | number)[] {
  return [budgets.length, ...budgets.map(({ key }) => KEY_PREFIX + key)];
}

/** The number of keys, the keys, what the script needs to know of each, and what it is to do. */
export function takeArguments(budgets: readonly Budget[], mode: 'take' | 'peek'): (string | number)[] {
  return [
    budgets.length,
    ...budgets.map(({ key }) => KEY_PREFIX + key),
    ...budgets.flatMap(({ calls, seconds }) => [calls, seconds * 1000]),
    mode,
  ];
}

/** The script's answer as a verdict; `at` is when it arrived, so a reset is never announced too early. */
export function readReply<B extends Budget>(
  budgets: readonly B[],
  [admitted, ...windows]: readonly number[],
  at: number,
): Verdict<B> {
  return {
    admitted: admitted === 1,
    at,
    standings: budgets.map((budget, index) => ({
      budget,
      remaining: Math.max(0, budget.calls - windows[2 * index]!),
      resetsAt: at + windows[2 * index + 1]!,
    })),
  };
}
