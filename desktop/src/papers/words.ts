import type { Output } from '@guiyan/shared/contract';
import type { ArrivalState, PaperState, TransferState } from '@guiyan/shared/domain/papers';
import type { Tone } from '../ui/words';

export type Transfer = Output<'transfers.list'>['rows'][number];
export type Paper = Output<'papers.list'>['rows'][number];
export type Verb = Transfer['can'][number];
export const verbWords: Record<Verb, string> = { issueLetter: '登记开信', hand: '信已交出', receive: '登记回执', return: '退回', void: '作废', back: '转回来了' };
export const transferTones: Record<TransferState, Tone> = { preparing: 'plain', letter: 'amber', expired: 'red', handed: 'amber', received: 'green', back: 'plain', returned: 'plain', void: 'plain' };
export const paperTones: Record<PaperState, Tone> = { valid: 'green', expired: 'red', lost: 'red', returned: 'plain', void: 'plain' };
export const arrivalTones: Record<ArrivalState, Tone> = { reported: 'amber', accepted: 'green', returned: 'red', withdrawn: 'plain', ended: 'plain' };
