import { firstTopics, postReaders, type PostReader, type PostState } from '@guiyan/shared/domain/posts';

export interface TopicLine { code: string; name: string; nameBo: string; used: boolean }
/** How many topics a phone still shows in a row or two. */
export const TOPICS = 12;

/** The first ones in their order, then a county's own; its word stands over ours. */
export function topicsOf(own: readonly TopicLine[]): TopicLine[] {
  const mine = new Map(own.map((o) => [o.code, o]));
  const first = firstTopics.map((topic) => mine.get(topic.code) ?? { ...topic, used: true });
  return [...first, ...own.filter((o) => !firstTopics.some((topic) => topic.code === o.code))];
}

export const readersText = (readers: readonly PostReader[]): string => (readers.length ? `,${postReaders.filter((r) => readers.includes(r)).join(',')},` : '');
export const readersOf = (text: string): PostReader[] => postReaders.filter((r) => text.includes(`,${r},`));

export type PostVerb = 'write' | 'review' | 'withdraw';
/** What an office may do to a post; whoever wrote what waits does not review it. */
export const verbsOf = (p: { state: PostState; shown: boolean; ownWriting: boolean }): PostVerb[] =>
  p.state === 'withdrawn' ? [] : [...(p.state === 'waiting' && !p.ownWriting ? (['review'] as const) : []), 'write', 'withdraw'];
