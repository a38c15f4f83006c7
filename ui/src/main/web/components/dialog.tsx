import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

interface Props {
  title: string;
  action: string;
  isDangerous?: boolean;
  children: ComponentChildren;
  onClose: () => void;
  onConfirm: () => Promise<void>;
}

/** Asks before something happens. The text says what will happen. Escape closes the dialog. */
export function Dialog({ title, action, isDangerous, children, onClose, onConfirm }: Props) {
  const own = useRef<HTMLDialogElement>(null);
  const [error, setError] = useState<string | null>(null);
  const [isAtWork, setAtWork] = useState(false);
  useEffect(() => own.current?.showModal(), []);
  const confirm = async (event: Event): Promise<void> => {
    event.preventDefault();
    setAtWork(true);
    try {
      await onConfirm();
      onClose();
    } catch (failed) {
      setError(failed instanceof Error ? failed.message : String(failed));
      setAtWork(false);
    }
  };
  return (
    <dialog ref={own} onClose={onClose} aria-labelledby="dialog-title">
      <h2 id="dialog-title">{title}</h2>
      <form onSubmit={(event) => void confirm(event)}>
        {children}
        {error && (
          <p class="note bad" role="alert">
            {error}
          </p>
        )}
        <div class="buttons">
          <button type="button" onClick={onClose}>
            Close
          </button>
          <button type="submit" class={isDangerous ? "main danger" : "main"} disabled={isAtWork}>
            {isAtWork ? "Sent…" : action}
          </button>
        </div>
      </form>
    </dialog>
  );
}
