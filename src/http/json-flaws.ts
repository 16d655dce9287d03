/** Levels of arrays and objects; an invoice has three. What nests deeper is after the stack of its readers. */
export const MOST_LEVELS = 32;

/** Fields of one object or items of one array; an invoice has at most 500 lines. */
export const MOST_ENTRIES = 1000;

/** Values of a whole body; the longest invoice has about 5000. */
export const MOST_VALUES = 20_000;

/** How numerous a body may be. */
export interface JsonLimits {
  entries: number;
  values: number;
}

const USUAL: JsonLimits = { entries: MOST_ENTRIES, values: MOST_VALUES };

/** Half of a character: with the flag u, whole pairs are no surrogates. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Why a parsed JSON body cannot be used by any route, as the code of a detail; undefined when it can. It is an
 * object whose lists hold no lists, without text that PostgreSQL has no place for (U+0000, half a character; in
 * names neither), and not so deep or so numerous that validating it would keep the server from everybody else:
 * validation costs seconds for the hundred thousand fields that fit into a mebibyte.
 */
export function flawOf(body: unknown, limits = USUAL): string | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'not_an_object';
  let values = 0;
  const flawIn = (value: unknown, levels: number): string | undefined => {
    values += 1;
    if (typeof value === 'string') return flawOfText(value);
    if (typeof value !== 'object' || value === null) return undefined;
    if (levels === 0) return 'nested_too_deeply';
    const entries = Object.entries(value);
    if (entries.length > limits.entries || values + entries.length > limits.values) return 'too_many_values';
    // Validators look for the objects of a list inside its lists as well, whoever reads it does not.
    if (Array.isArray(value) && value.some(Array.isArray)) return 'list_in_list';
    for (const [name, inner] of entries) {
      const flaw = flawOfText(name) ?? flawIn(inner, levels - 1);
      if (flaw) return flaw;
    }
    return undefined;
  };
  return flawIn(body, MOST_LEVELS);
}

function flawOfText(text: string): string | undefined {
  if (text.includes('\0')) return 'nul_character';
  return LONE_SURROGATE.test(text) ? 'lone_surrogate' : undefined;
}
