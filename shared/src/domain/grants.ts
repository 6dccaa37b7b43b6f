/** H18 What a family is given to stand on its own feet, each kind in a unit of its own; what came of it is told in the same unit. */
export const grantKinds = ['sow', 'cattle', 'sheep', 'poultry', 'bees', 'fish', 'seedling', 'mushroom', 'field', 'loan', 'subsidy'] as const;
export type GrantKind = (typeof grantKinds)[number];
/** `scale`: how many of the whole numbers that are kept make one of the unit; money is kept in 分. */
export const grantWords: Record<GrantKind, { title: string; unit: string; scale: 1 | 100 }> = {
  sow: { title: '种猪', unit: '头', scale: 1 }, cattle: { title: '牛', unit: '头', scale: 1 }, sheep: { title: '羊', unit: '只', scale: 1 }, poultry: { title: '鸡鸭', unit: '只', scale: 1 }, bees: { title: '蜜蜂', unit: '箱', scale: 1 },
  fish: { title: '鱼苗', unit: '尾', scale: 1 }, seedling: { title: '苗木', unit: '株', scale: 1 }, mushroom: { title: '菌棒', unit: '棒', scale: 1 }, field: { title: '种植', unit: '亩', scale: 1 }, loan: { title: '贴息贷款', unit: '元', scale: 100 }, subsidy: { title: '补助资金', unit: '元', scale: 100 },
};
export const MOST_GRANTED = 1_000_000_000;
/** 78 头; 1500.50 元. */
export const amountWords = (kind: GrantKind, amount: number): string => {
  const { unit, scale } = grantWords[kind];
  return `${scale === 1 ? amount : (amount / scale).toFixed(amount % scale ? 2 : 0)} ${unit}`;
};
