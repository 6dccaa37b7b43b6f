/** P5 H8 What happened in work or life: told by people, never guessed. */

/** 四必访: each makes a visit due within the county's own time. */
export const visitKinds = ['wedding', 'funeral', 'hospital', 'setback', 'difficulty'] as const;
export type VisitKind = (typeof visitKinds)[number];
/** Good news and changes; nothing is due for them. */
export const milestones = ['new_job', 'promotion', 'certificate', 'business', 'moved', 'child_born', 'school', 'returned'] as const;
export const happeningKinds = [...visitKinds, ...milestones] as const;
export type HappeningKind = (typeof happeningKinds)[number];
export const happeningWords: Record<HappeningKind, string> = {
  wedding: '办喜事', funeral: '有丧事', hospital: '生病住院', setback: '创业受挫', difficulty: '其他困难',
  new_job: '换了新工作', promotion: '升了职', certificate: '考了技能证', business: '开店办厂', moved: '搬了家', child_born: '添了孩子', school: '孩子升学', returned: '回乡发展',
};
/** S11 Of these what somebody has it hard with: it stands in the register until it is solved. A wedding and a funeral are visited and no more. */
export const hardKinds = ['hospital', 'setback', 'difficulty'] as const satisfies readonly VisitKind[];
export const isHard = (kind: string): boolean => (hardKinds as readonly string[]).includes(kind);
export const makesVisit = (kind: HappeningKind): kind is VisitKind => visitKinds.some((k) => k === kind);

/** H7 Illness lasts from the day that was told until somebody says that it is over, and no longer than this; who lies ill longer is told of anew. */
export const ILL_DAYS = 90;

/** P5 Who reads what a member tells of himself: nobody else, his family, or also those who look after them. What somebody is to visit for is read by whoever goes. */
export const happeningReaders = ['self', 'family', 'serve'] as const;
export type HappeningReaders = (typeof happeningReaders)[number];
export const happeningReaderWords: Record<HappeningReaders, string> = { self: '只给自己看', family: '家里人看', serve: '家里人、[liaison]和支部看' };
