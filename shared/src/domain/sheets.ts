/** R12: the words of reading a workbook: what is asked, why a row is left aside, why a file is refused. */
/** Data rows of one file, all sheets together, and its bytes. */
export const maxRows = 20_000;
export const maxFileBytes = 10 * 1024 * 1024;

export const questionKinds = ['date', 'id_no', 'phone', 'place', 'class', 'relation', 'name', 'same_person'] as const;
export type QuestionKind = (typeof questionKinds)[number];
export const questionKindWords: Record<QuestionKind, string> = {
  date: '日期认不准', id_no: '身份证号像被改过', phone: '电话认不准', place: '地方太粗', class: '身份类别不清', relation: '关系不清', name: '姓名认不准', same_person: '像是同一个人',
};

/** Rows that carry no person. `above` rows are the paper's own furniture and are not counted as skipped. */
export const skipReasons = ['blank', 'only_number', 'total', 'sample', 'repeated_header', 'footer', 'section', 'units', 'note'] as const;
export type SkipReason = (typeof skipReasons)[number];
export const skipWords: Record<SkipReason, string> = {
  blank: '空行', only_number: '只有序号', total: '合计行', sample: '示例行', repeated_header: '重复的表头', footer: '落款和签字', section: '分村标题', units: '单位行', note: '说明文字',
};
export const aboveReasons = ['title', 'form_line', 'header', 'above'] as const;
export type AboveReason = (typeof aboveReasons)[number];

export const sheetSkips = ['empty', 'hidden', 'unknown', 'not_ours'] as const;
export type SheetSkip = (typeof sheetSkips)[number];
export const sheetSkipWords: Record<SheetSkip, string> = {
  empty: '空表', hidden: '隐藏的表，没有读', unknown: '没找到姓名这样的表头', not_ours: '不是这里收的名册',
};

export const rowRefusals = ['no_name', 'no_member', 'no_helper'] as const;
export type RowRefusal = (typeof rowRefusals)[number];
export const rowRefusalWords: Record<RowRefusal, string> = {
  no_name: '没有姓名，不知道是谁', no_member: '没写是哪位党员的家', no_helper: '没写帮扶人是谁',
};

/** Why a whole file is refused; nothing is stored then. */
export const sheetErrorWords = {
  'import.too_big': '文件超过 10 MB，请删掉图片或分成几份再传。',
  'import.empty': '表里没有要导入的行。',
  'import.too_many_rows': '一次最多导入 20,000 行，请按村或按年份分开。',
  'import.not_a_workbook': '打不开这个文件。请用 Excel 或 WPS 打开，另存为 .xlsx 再传。',
  'import.old_xls': '这是老格式（.xls 或 .et）。请用 Excel 或 WPS 打开，另存为 .xlsx 再传。',
  'import.encrypted': '文件加了密码。请去掉打开密码，另存一份再传。',
  'import.zip_bomb': '这个文件解开后大得不正常，没有读。请重新另存为 .xlsx 再传。',
  'import.zip_nested': '文件里还套着别的压缩包或工作簿，没有读。请只留名册，另存为 .xlsx 再传。',
  'import.macros': '文件里带着宏，没有读。请用 Excel 或 WPS 打开，另存为不带宏的 .xlsx 再传。',
  'import.unsafe_xml': '文件里夹着不该有的内容，没有读。请重新另存为 .xlsx 再传。',
  'import.no_header': '没找到表头。表里要有“姓名”这样的列名，可以下载样表对照。',
} as const;
export type SheetErrorCode = keyof typeof sheetErrorWords;

/** An answer that begins with this sign is what the person typed instead of an option. */
export const TYPED = '=';
