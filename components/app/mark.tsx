/** Muster's sign: three people called to order. Our own drawing. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
      <circle cx="5" cy="8" r="2.4" />
      <circle cx="12" cy="8" r="2.4" />
      <circle cx="19" cy="8" r="2.4" />
      <path d="M2.5 18v-3.5a2.5 2.5 0 0 1 5 0V18ZM9.5 18v-3.5a2.5 2.5 0 0 1 5 0V18ZM16.5 18v-3.5a2.5 2.5 0 0 1 5 0V18Z" />
    </svg>
  );
}
