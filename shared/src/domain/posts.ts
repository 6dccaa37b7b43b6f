import type { Hat } from './hats';

/** What an installation begins with; a county renames them, adds its own and puts some aside. */
export const firstTopics = [
  { code: 'labour', name: '劳务', nameBo: 'ངལ་རྩོལ' },
  { code: 'benefit', name: '惠民', nameBo: 'མང་ཚོགས་ཕན་བདེ' },
  { code: 'medical', name: '医保', nameBo: 'སྨན་བཅོས་འགན་སྲུང' },
  { code: 'epidemic', name: '防疫', nameBo: 'རིམས་འགོག' },
  { code: 'school', name: '上学', nameBo: 'སློབ་གྲྭར་འགྲོ་བ' },
] as const;
export const topicMax = 12;

/** Whom it may be meant for; none picked means everybody. */
export const postReaders = ['member', 'family', 'liaison', 'helper', 'window', 'outpost'] as const satisfies readonly Hat[];
export type PostReader = (typeof postReaders)[number];

/** Of one version. */
export const postStates = ['waiting', 'shown', 'returned', 'replaced', 'withdrawn'] as const;
export type PostState = (typeof postStates)[number];
export const postStateWords: Record<PostState, string> = { waiting: '等人看过', shown: '看得到', returned: '退回来改', replaced: '有了新的一版', withdrawn: '撤下了' };

export const postTitleMax = 40;
export const postTextMax = 3000;
