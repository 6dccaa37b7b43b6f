const DOUBLE_SURNAMES = new Set([
  '欧阳', '上官', '司马', '诸葛', '司徒', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '宇文', '长孙', '夏侯', '轩辕', '端木', '百里', '南宫', '第五', '闻人', '澹台', '呼延', '钟离', '申屠', '太史', '公羊', '赫连', '拓跋', '独孤',
]);

export const surnameOf = (name: string): string => (name.length > 2 && DOUBLE_SURNAMES.has(name.slice(0, 2)) ? name.slice(0, 2) : [...name][0] ?? '');

/** 龙**, 欧阳**: what strangers and cards show. Always two stars, so that the length of the name does not show either. */
export const maskName = (name: string): string => (name ? `${surnameOf(name)}**` : '');
