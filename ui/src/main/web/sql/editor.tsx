import { useRef, useState } from "preact/hooks";
import { sqlSession } from "./gateway";
import { offsetOf } from "./rows";

interface Props {
  text: string;
  error: { line: number; column: number } | null;
  onText: (text: string) => void;
  onRun: () => void;
}

const SHOWN = 8;

/** Edits a statement. Ctrl+Enter runs it, Ctrl+Space completes a word, and a line with an error is marked. */
export function SqlEditor({ text, error, onText, onRun }: Props) {
  const own = useRef<HTMLTextAreaElement>(null);
  const lines = useRef<HTMLPreElement>(null);
  const [words, setWords] = useState<string[]>([]);
  const [chosen, setChosen] = useState(0);
  const complete = async (): Promise<void> => {
    const at = own.current?.selectionStart ?? 0;
    const found = await sqlSession.complete(text, at).catch(() => []);
    setWords(found.slice(0, SHOWN));
    setChosen(0);
  };
  const insert = (word: string): void => {
    const box = own.current;
    if (!box) return;
    const at = box.selectionStart;
    const start = at - (/\w*$/.exec(text.slice(0, at))?.[0].length ?? 0);
    onText(text.slice(0, start) + word + text.slice(at));
    setWords([]);
    window.setTimeout(() => {
      box.focus();
      box.setSelectionRange(start + word.length, start + word.length);
    });
  };
  const onKey = (event: KeyboardEvent): void => {
    const isOpen = words.length > 0;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onRun();
    else if (event.key === " " && event.ctrlKey) void complete();
    else if (isOpen && event.key === "ArrowDown") setChosen((chosen + 1) % words.length);
    else if (isOpen && event.key === "ArrowUp") setChosen((chosen + words.length - 1) % words.length);
    else if (isOpen && event.key === "Enter") insert(words[chosen] as string);
    else if (isOpen && event.key === "Escape") setWords([]);
    else return;
    event.preventDefault();
  };
  const scroll = (): void => {
    if (lines.current && own.current) lines.current.scrollTop = own.current.scrollTop;
  };
  const show = (): void => {
    if (!error || !own.current) return;
    const at = offsetOf(text, error);
    own.current.focus();
    own.current.setSelectionRange(at, at + 1);
  };
  const count = text.split("\n").length;
  return (
    <div class="sql-editor">
      <pre class="sql-lines" ref={lines} aria-hidden="true">
        {Array.from({ length: count }, (_, index) => (
          <span key={index} class={error?.line === index + 1 ? "wrong" : ""}>
            {`${index + 1}\n`}
          </span>
        ))}
      </pre>
      <textarea
        ref={own}
        class="mono"
        rows={Math.min(18, Math.max(6, count + 1))}
        spellcheck={false}
        wrap="off"
        aria-label="SQL"
        aria-invalid={error !== null}
        value={text}
        onInput={(event) => {
          onText(event.currentTarget.value);
          setWords([]);
        }}
        onKeyDown={onKey}
        onScroll={scroll}
      />
      {words.length > 0 && (
        <ul class="sql-words" role="listbox" aria-label="Completions">
          {words.map((word, index) => (
            <li key={word} role="option" aria-selected={index === chosen} onMouseDown={() => insert(word)}>
              {word}
            </li>
          ))}
        </ul>
      )}
      {error && (
        <button class="plain" onClick={show}>
          Go to line {error.line}, column {error.column}
        </button>
      )}
    </div>
  );
}
