import type { KeyboardEvent } from 'react';
import type { LineEditing, LineField } from './use-line-editing.js';

/** What a key does in a line, before the list of its products takes it; the menu of the line does the same. */
export function keyOfLine(event: KeyboardEvent, index: number, editing: LineEditing): void {
  const target = event.target as HTMLElement;
  if (event.nativeEvent.isComposing || target instanceof HTMLSelectElement) return;
  const work = workOf(event, index, editing, target);
  if (!work) return;
  event.preventDefault();
  event.stopPropagation();
  work();
}

function workOf(event: KeyboardEvent, index: number, editing: LineEditing, target: HTMLElement) {
  const { key, altKey, shiftKey } = event;
  if (altKey && shiftKey && key === 'ArrowDown') return () => editing.duplicate(index);
  if (altKey && key === 'ArrowDown') return () => editing.move(index, index + 1);
  if (altKey && key === 'ArrowUp') return () => editing.move(index, index - 1);
  if (altKey && key === 'Delete') return () => editing.remove(index);
  if (key !== 'Enter') return undefined;
  if (event.ctrlKey || event.metaKey) return () => editing.add(index + 1);
  // Otherwise it would save the whole form.
  if (target instanceof HTMLInputElement) return () => editing.goOn(index, target.name as LineField);
  return undefined;
}
