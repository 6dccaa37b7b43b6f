import { contract, type EndpointName } from '@guiyan/shared/contract';
import type { Hat } from '@guiyan/shared/domain/hats';

/** Reads whose door lets the hat in; that the others stay shut is asked by the matrix. */
export const readsOf = (hat: Hat): EndpointName[] => (Object.keys(contract) as EndpointName[]).filter((name) => {
  const { kind, hats } = contract[name];
  return kind === 'read' && (typeof hats === 'string' || (hats as readonly Hat[]).includes(hat));
});
/** Of some questions those the endpoint has words for; the others are refused before anything is looked up. */
export const fitting = (name: EndpointName, inputs: readonly object[]): object[] => inputs.filter((input) => Object.keys(input).every((key) => key in contract[name].input.shape));
