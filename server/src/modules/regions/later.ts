/** What is known to have changed after the snapshot's day. A code nobody could check is left out: such a unit is found by its name only. */
export const LATER_DAY = '2024-12-31';
export const unitsLater: readonly { name: string; code: string | null; parent: string; from: string }[] = [
  { name: '和安县', code: null, parent: '653200', from: '2024-12' },
  { name: '和康县', code: null, parent: '653200', from: '2024-12' },
];

/** Where a place is better known under another name than the list’s: the code of its city or county, and what people say. */
export const spokenNames: Readonly<Record<string, string>> = {
  130100: '正定', 320500: '吴江', 320600: '海门', 330100: '萧山 余杭 临安 富阳 桐庐', 330200: '奉化 宁海 象山', 330300: '苍南 平阳 永嘉', 330400: '嘉善', 330500: '长兴 德清 安吉', 330600: '柯桥 上虞 新昌', 330700: '浦江 武义', 331000: '路桥 黄岩', 331100: '缙云',
  350100: '长乐', 350500: '惠安', 350600: '龙海', 370200: '即墨', 430100: '宁乡', 433100: '湘西州 保靖 龙山 永顺 花垣 凤凰', 440100: '番禺 增城 花都 从化', 440300: '宝安 龙岗 龙华 福田', 440600: '顺德 南海', 440700: '新会', 441300: '惠阳 博罗',
  441900: '虎门 虎门镇 长安镇 厚街 厚街镇 常平 常平镇 塘厦 塘厦镇', 442000: '小榄 小榄镇 古镇镇', 460400: '洋浦', 510100: '双流', 520200: '水城 盘县', 522300: '黔西南州', 522600: '黔东南州', 522700: '黔南州',
};

/** Taiwan has no counties in the list; its cities are told by name. */
export const taiwan = ['台北市', '新北市', '桃园市', '台中市', '台南市', '高雄市', '基隆市', '新竹市', '嘉义市'] as const;

/** The county of the demo and of the samples, which is invented: no list has such a code. */
export const INVENTED = '522699';
