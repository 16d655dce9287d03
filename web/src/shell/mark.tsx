/** The key of the product, in the colour of the text around it. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--mantine-primary-color-filled)" />
      <g fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round">
        <circle cx="11.5" cy="20.5" r="4.6" />
        <path d="M15 17 23.5 8.5M19.5 12.5l3.2 3.2M23.5 8.5l2 2" />
      </g>
    </svg>
  );
}
