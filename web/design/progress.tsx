export interface ProgressProps {
  label: string;
  /** 0 to 1; without it the bar only shows that something goes on. */
  part?: number | undefined;
  /** Stands at the end of the line: bytes, time left. */
  detail?: string | undefined;
}

export function Progress({ label, part, detail }: ProgressProps) {
  const percent = part === undefined ? undefined : Math.floor(Math.min(Math.max(part, 0), 1) * 100);
  return (
    <div class="progress">
      <div
        class="progress-track"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={detail}
      >
        <div
          class={part === undefined ? "progress-bar unknown" : "progress-bar"}
          style={{ "--part": String(part ?? 0) }}
        />
      </div>
      <p class="progress-text">
        <span>{label}</span>
        <span>{detail}</span>
      </p>
    </div>
  );
}
