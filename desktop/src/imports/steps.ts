import type { Import } from './words';

export const steps = ['选文件', '认表头', '逐格问', '先试一遍', '存进来'] as const;
export type StepName = 'head' | 'ask' | 'tried' | 'store';

/** The step an import stands at; `wanted` from the address may look back, never ahead. */
export function stepOf({ status }: Import, wanted: string): StepName {
  const furthest: StepName = status === 'tried' ? 'tried' : status === 'committing' || status === 'done' || status === 'undoing' || status === 'undone' ? 'store' : 'ask';
  if (furthest === 'store') return 'store';
  if (wanted === 'head' || wanted === 'ask') return wanted;
  return furthest;
}
export const stepNumber: Record<StepName, number> = { head: 1, ask: 2, tried: 3, store: 4 };

export interface StepProps {
  i: Import;
  /** Puts a write's reply in place. */
  onChange: (i: Import) => void;
  onReload: () => void;
  onStep: (step: StepName) => void;
}
