/** Characters of `filename` in the table of the original. */
const LONGEST_NAME = 100;

const LONGEST_SLUG = 60;
const LONGEST_EXTENSION = 10;

/** What a web server might run or show as a page of its own, were it ever to serve the folder (facts, 3.6). */
const BLOCKED = /^(php\d*|phps|pht|phtml|phar|htaccess|html?|shtml)$/;

/** The parts of a name that a client chose, harmless in a path, and the name as it is shown. */
export interface FileName {
  /** In lower case, without control characters, at most 100 characters. */
  shown: string;
  /** `[a-z0-9-]`, never empty. */
  slug: string;
  /** `[a-z0-9]`, at most 10; empty where the name has none. */
  extension: string;
}

export function fileName(sent: string): FileName {
  const plain = sent
    .toLowerCase()
    .replaceAll(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[\s.]+$/u, '')
    .trim();
  const dot = plain.lastIndexOf('.');
  const [base, end] = dot === -1 ? [plain, ''] : [plain.slice(0, dot), plain.slice(dot + 1)];
  return {
    shown: shortened(base, dot === -1 ? '' : `.${end}`),
    slug: slugOf(base),
    extension: end.replaceAll(/[^a-z0-9]/g, '').slice(0, LONGEST_EXTENSION),
  };
}

/** True for the kinds of files that are not taken, whatever is in them. */
export function isBlocked({ extension }: Pick<FileName, 'extension'>): boolean {
  return BLOCKED.test(extension);
}

/** The end stays, because it tells what the file is. */
function shortened(base: string, end: string): string {
  const [start, rest] = [[...base], [...end].slice(0, LONGEST_NAME)];
  return [...start.slice(0, LONGEST_NAME - rest.length), ...rest].join('') || 'file';
}

function slugOf(text: string): string {
  const slug = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replaceAll(/^-+|-+$/g, '');
  return slug || 'file';
}
