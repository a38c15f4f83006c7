import { percent } from "../format";

/** Shows how a subtask spends its time, as a bar of three colours. */
export function Shares({ busy, backPressured, idle }: { busy: number; backPressured: number; idle: number }) {
  const label = `busy ${percent(busy)}, back-pressured ${percent(backPressured)}, idle ${percent(idle)}`;
  return (
    <div class="shares" role="img" aria-label={label} title={label}>
      <span class="busy" style={{ width: `${busy * 100}%` }} />
      <span class="press" style={{ width: `${backPressured * 100}%` }} />
    </div>
  );
}

/** Explains the colours of the bars. */
export function SharesLegend() {
  return (
    <div class="legend">
      <span>
        <i class="busy" />
        busy
      </span>
      <span>
        <i class="press" />
        back-pressured
      </span>
      <span>
        <i class="idle" />
        idle
      </span>
    </div>
  );
}

/** Shows which part of a limit is used. */
export function Meter({ part, label }: { part: number; label: string }) {
  const shown = Math.max(0, Math.min(1, Number.isFinite(part) ? part : 0));
  return (
    <div class="meter" role="img" aria-label={label} title={label}>
      <i class={shown > 0.95 ? "bad" : shown > 0.8 ? "warn" : ""} style={{ width: `${shown * 100}%` }} />
    </div>
  );
}
