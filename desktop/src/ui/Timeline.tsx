import './timeline.css';
import type { ReactNode } from 'react';
import { dayWords, shanghaiTime } from '@guiyan/shared/domain/dates';

export interface Happening {
  /** Epoch milliseconds. */
  at: number;
  /** The Shanghai day of `at`. */
  on: string;
  title: string;
  by: string;
  words: ReactNode;
}

interface Props {
  /** Newest first. */
  steps: readonly Happening[];
  /** What is waited for, and from whom; stands above all that happened. */
  waiting?: string | undefined;
}

export function Timeline({ steps, waiting }: Props) {
  return (
    <ol className="timeline">
      {waiting && (
        <li className="timeline-waiting">
          <b>{waiting}</b>
        </li>
      )}
      {steps.map((step) => (
        <li key={`${step.at} ${step.title}`}>
          <b>{step.title}</b>
          <time>{`${dayWords(step.on)} ${shanghaiTime(step.at)}`}</time>
          <p className="second">{step.by}</p>
          {step.words && <p className="timeline-words">{step.words}</p>}
        </li>
      ))}
    </ol>
  );
}
