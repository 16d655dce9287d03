const REFUSED = 'main [aria-invalid="true"], main [data-refused]';
/** Within so many frames what was refused is drawn, on a machine that is busy too. */
const MOST_FRAMES = 20;

/** Brings the first field that was not accepted into sight, and the keyboard to it. */
export function focusError(): void {
  focusWithin(MOST_FRAMES);
}

function focusWithin(frames: number): void {
  requestAnimationFrame(() => {
    const refused = document.querySelector<HTMLElement>(REFUSED);
    if (refused) refused.focus();
    else if (frames > 1) focusWithin(frames - 1);
  });
}
