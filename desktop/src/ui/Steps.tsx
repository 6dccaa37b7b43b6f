import { Icon } from './Icon';

/** Where a long work stands: ticked, here (filled), ahead. `current` counts from 0. */
export function Steps({ steps, current }: { steps: readonly string[]; current: number }) {
  return (
    <ol className="steps">
      {steps.map((step, i) => {
        const state = i < current ? 'past' : i === current ? 'here' : 'ahead';
        return (
          <li key={step} className={`step step-${state}`} aria-current={state === 'here' ? 'step' : undefined}>
            <span className="step-disc">{state === 'past' ? <Icon name="check" size={14} /> : i + 1}</span>
            {step}
          </li>
        );
      })}
    </ol>
  );
}
