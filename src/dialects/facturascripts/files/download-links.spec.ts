import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Pepper } from '../../../access/pepper.js';
import { DownloadLinks } from './download-links.js';

describe('the tokens of links', () => {
  const PATH = 'MyFiles/1/2026/01/1_a.txt';
  const tokenOf = (link: string) => link.split('=')[1]!;
  const [OLD, NEW] = ['the pepper of last year, long enough', 'the pepper of this year, long enough'];
  const links = (current: string, ...retired: string[]) => new DownloadLinks(new Pepper(current, retired));
  const signed = (term: string, pepper = NEW) =>
    createHmac('sha256', new Pepper(pepper, []).sealingKeys('downloads')[0]!)
      .update(`${term}\n${PATH}`)
      .digest('hex')
      .slice(0, 40);
  const day = (shift: number) => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);

  it('are for a day, or for ever, and for that path', () => {
    const { download, 'download-permanent': permanent } = links(NEW).of(PATH);
    expect(links(NEW).opens(PATH, tokenOf(download))).toBe(true);
    expect(links(NEW).opens(PATH, tokenOf(permanent))).toBe(true);
    expect(links(NEW).opens(`${PATH}t`, tokenOf(permanent))).toBe(false);
  });

  it('of another day open nothing any more, or not yet', () => {
    expect([signed('permanent'), signed(day(0))].map((token) => links(NEW).opens(PATH, token))).toEqual([
      true,
      true,
    ]);
    for (const shift of [-1, 1, -365]) expect(links(NEW).opens(PATH, signed(day(shift)))).toBe(false);
  });

  it('stay good under a retired pepper, and go with it', () => {
    const { 'download-permanent': permanent } = links(OLD).of(PATH);
    expect(links(NEW, OLD).opens(PATH, tokenOf(permanent))).toBe(true);
    expect(links(NEW).opens(PATH, tokenOf(permanent))).toBe(false);
    expect(links(NEW, OLD).of(PATH)).toEqual(links(NEW).of(PATH));
  });
});
