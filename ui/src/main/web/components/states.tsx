/** Says that an answer is on its way, or why there is none. */
export function Pending({ error }: { error: string | null }) {
  return error ? (
    <p class="note bad" role="alert">
      {error}
    </p>
  ) : (
    <p class="empty">Loading…</p>
  );
}
