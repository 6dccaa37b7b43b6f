/** Left-behind dependents; a person stands in one class, so that totals add up. */
export const dependentKinds = ['child', 'elder', 'woman', 'other'] as const;
export type DependentKind = (typeof dependentKinds)[number];
export const dependentWords: Record<DependentKind, string> = { child: '孩子', elder: '老人', woman: '妇女', other: '家人' };
export const tagKinds = ['serious_illness', 'no_labour', 'ill', 'disabled'] as const;
export type TagKind = (typeof tagKinds)[number];
