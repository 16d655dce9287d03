import { useEffect } from 'react';
import type { RefObject } from 'react';
import { useLocation } from 'react-router';

/** The page that was shown last; none while the first one is being loaded. */
let before: string | undefined;

/**
 * Gives the focus to the heading of a page that takes the place of another one, so that the change is heard. The first
 * page leaves it where the browser begins, before the way to skip the menu.
 */
export function useArrival(heading?: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation();
  useEffect(() => {
    const isFirst = before === undefined;
    const isElsewhere = before !== pathname || document.activeElement === document.body;
    before = pathname;
    if (!isFirst && isElsewhere) heading?.current?.focus({ preventScroll: true });
  }, [heading, pathname]);
}
