import type { Output } from '@guiyan/shared/contract';
import { requestStaffWords, type ClockColour, type RequestState } from '@guiyan/shared/domain/requests';
import type { Tone } from '../ui/words';

export type RequestRow = Output<'requests.list'>['rows'][number];
export type RequestPage = Output<'requests.get'>;

/** As the office reads them; the asker's own words differ. */
export const stateWords = requestStaffWords;
export const stateTones: Record<RequestState, Tone> = { submitted: 'red', taken: 'plain', papers: 'amber', working: 'plain', suspended: 'amber', answered: 'amber', callback: 'red', confirmed: 'green', ended: 'plain', withdrawn: 'plain' };
export const colourTones: Record<ClockColour, Tone> = { green: 'green', amber: 'amber', red: 'red', paused: 'plain', met: 'green', late: 'amber' };

export const stepWords: Record<RequestPage['steps'][number]['what'], string> = {
  submitted: '提出来', taken: '受理', papers: '补正：要补材料', brought: '材料来了', working: '承办', offered: '转办：等对方接', passed: '转办：换了人', bounced: '退回首问的人', suspended: '中止', resumed: '续办',
  answered: '答复了结果', ending: '终止：办不了', confirmed: '说办好了', reopened: '说还没办好', attempt: '联系了一次', callback: '不满意，等人回访', called: '回访过了', closed: '办结', withdrawn: '收回了', handed: '换了人接着办',
};

export const sourceWords: Record<RequestRow['source'], string> = { request: '手机上提的', checkin: '报平安时说要帮忙', visit: '走访时说起', contact: '联系时说起', happened: '家里的事里说起', paper: '纸上台账录入', desk: '到窗口来提的', outpost: '在驻外机构提的' };
/** 某某代某某. */
export const askedBy = ({ agent, asker }: Pick<RequestRow, 'agent' | 'asker'>): string => (agent ? `${agent}代${asker}` : asker);
