/** H14 How an elder lives; beside the roster’s tags, as one who looks in on them tells it. */
export const livingWays = ['alone', 'couple', 'child', 'grandchild', 'kin', 'home'] as const;
export type LivingWay = (typeof livingWays)[number];
export const livingWords: Record<LivingWay, string> = { alone: '独自住', couple: '老两口住', child: '和子女住', grandchild: '带孙辈住', kin: '和亲戚住', home: '住敬老院' };
