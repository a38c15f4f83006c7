interface Props {
  label: string;
  refusal: string | null;
  isDangerous?: boolean;
  isMain?: boolean;
  onClick: () => void;
}

/** Is a button. If the action is not possible, the button stays focusable and says why. */
export function ActionButton({ label, refusal, isDangerous, isMain, onClick }: Props) {
  const kinds = [isDangerous ? "danger" : "", isMain && !refusal ? "main" : ""].join(" ");
  return (
    <button
      class={kinds}
      aria-disabled={refusal !== null}
      title={refusal ?? undefined}
      aria-label={refusal ? `${label} (not possible: ${refusal})` : undefined}
      onClick={() => refusal === null && onClick()}
    >
      {label}
    </button>
  );
}
