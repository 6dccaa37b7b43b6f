import { provinceNamed } from '@guiyan/shared/domain/regions';

/** Prefecture-level units by province, short names; 市 is left out, other endings are given after a slash. State of 2023. */
const table: Record<string, string> = {
  河北: '石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水',
  山西: '太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁',
  内蒙古: '呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安/盟 锡林郭勒/盟 阿拉善/盟',
  辽宁: '沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛',
  吉林: '长春 吉林 四平 辽源 通化 白山 松原 白城 延边/朝鲜族自治州',
  黑龙江: '哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭/地区',
  江苏: '南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁',
  浙江: '杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水',
  安徽: '合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城',
  福建: '福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德',
  江西: '南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶',
  山东: '济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽',
  河南: '郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 济源',
  湖北: '武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施/土家族苗族自治州 仙桃 潜江 天门 神农架/林区',
  湖南: '长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西/土家族苗族自治州',
  广东: '广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮',
  广西: '南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左',
  海南: '海口 三亚 三沙 儋州 琼海 文昌 万宁 东方 五指山',
  四川: '成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝/藏族羌族自治州 甘孜/藏族自治州 凉山/彝族自治州',
  贵州: '贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南/布依族苗族自治州 黔东南/苗族侗族自治州 黔南/布依族苗族自治州',
  云南: '昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄/彝族自治州 红河/哈尼族彝族自治州 文山/壮族苗族自治州 西双版纳/傣族自治州 大理/白族自治州 德宏/傣族景颇族自治州 怒江/傈僳族自治州 迪庆/藏族自治州',
  西藏: '拉萨 日喀则 昌都 林芝 山南 那曲 阿里/地区',
  陕西: '西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛',
  甘肃: '兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏/回族自治州 甘南/藏族自治州',
  青海: '西宁 海东 海北/藏族自治州 黄南/藏族自治州 海南州/藏族自治州 果洛/藏族自治州 玉树/藏族自治州 海西/蒙古族藏族自治州',
  宁夏: '银川 石嘴山 吴忠 固原 中卫',
  新疆: '乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉/回族自治州 博尔塔拉/蒙古自治州 巴音郭楞/蒙古自治州 阿克苏/地区 克孜勒苏/柯尔克孜自治州 喀什/地区 和田/地区 伊犁/哈萨克自治州 塔城/地区 阿勒泰/地区 石河子 阿拉尔 图木舒克 五家渠',
  台湾: '台北 高雄 台中 台南 新北 桃园 基隆 新竹 嘉义',
};

/** County-level places that people name instead of the city they belong to. */
const counties: Record<string, string> = {
  苏州: '昆山 张家港 常熟 太仓 吴江', 无锡: '江阴 宜兴', 常州: '溧阳', 泰州: '靖江 泰兴', 南通: '如皋 启东 海门 海安', 扬州: '仪征 高邮', 镇江: '丹阳 扬中',
  杭州: '萧山 余杭 临安 富阳 桐庐', 宁波: '慈溪 余姚 奉化 宁海 象山', 温州: '瑞安 乐清 苍南 平阳 永嘉 龙港', 嘉兴: '海宁 桐乡 平湖 嘉善', 湖州: '长兴 德清 安吉', 绍兴: '诸暨 嵊州 柯桥 上虞 新昌',
  金华: '义乌 永康 东阳 兰溪 浦江 武义', 台州: '温岭 临海 玉环 路桥 黄岩', 丽水: '缙云', 泉州: '晋江 石狮 南安 惠安', 福州: '福清 长乐', 漳州: '龙海', 佛山: '顺德 南海', 广州: '番禺 增城 花都 从化',
  深圳: '宝安 龙岗 龙华 福田', 东莞: '虎门 长安镇 厚街', 惠州: '惠阳 博罗', 江门: '新会 鹤山', 揭阳: '普宁', 贵阳: '清镇 修文 息烽 开阳', 遵义: '仁怀 赤水', 毕节: '黔西 织金 金沙', 六盘水: '盘州 水城',
  黔东南: '凯里 黎平 榕江 从江 雷山 台江 剑河 锦屏 天柱 三穗 镇远 岑巩 黄平 施秉 麻江 丹寨', 黔南: '都匀 福泉 独山 荔波 三都 平塘 罗甸 惠水 贵定 龙里 瓮安', 黔西南: '兴义 兴仁 安龙 贞丰', 铜仁: '玉屏 松桃 思南 印江 德江',
  湘西: '吉首 保靖 龙山 永顺 花垣 凤凰', 长沙: '浏阳 宁乡', 株洲: '醴陵', 怀化: '洪江 芷江 新晃', 石家庄: '正定', 青岛: '胶州 即墨 平度', 烟台: '龙口 招远', 潍坊: '寿光 诸城', 郑州: '巩义 新郑', 阿坝: '黑水 汶川 茂县', 成都: '都江堰 彭州 双流', 大连: '瓦房店', 唐山: '迁安', 合肥: '巢湖', 昆明: '安宁', 巴音郭楞: '库尔勒', 伊犁: '伊宁', 凉山: '西昌', 恩施: '利川', 儋州: '洋浦', 滨州: '邹平', 泰安: '新泰',
};

/** Names that stand for a province as well; alone they mean the province. */
const alsoProvince = new Set(['吉林', '海南']);

export interface City { city: string; province: string }

const byName = new Map<string, City>();
for (const [short, names] of Object.entries(table)) {
  const province = provinceNamed(short)!.name;
  for (const entry of names.split(' ')) {
    const [name, ending = '市'] = entry.split('/') as [string, string?];
    const bare = name.replace(/州$/, (m) => (ending.includes('自治州') ? '' : m));
    const found: City = { city: bare + ending, province };
    byName.set(bare + ending, found);
    byName.set(`${bare}市`, found);
    if (ending.endsWith('自治州')) byName.set(`${bare}州`, found);
    if (!alsoProvince.has(bare)) byName.set(bare, found);
  }
}
for (const [city, names] of Object.entries(counties)) {
  const found = byName.get(city);
  if (found) for (const name of names.split(' ')) if (!byName.has(name)) byName.set(name, found);
}
const longest = Math.max(...[...byName.keys()].map((name) => name.length));

/** The city a text begins with, by the longest name that fits; inside one province if it is known. */
export function leadingCity(text: string, province?: string): { found: City; rest: string } | undefined {
  for (let length = Math.min(longest, text.length); length >= 2; length -= 1) {
    const found = byName.get(text.slice(0, length));
    if (found && (!province || found.province === province)) return { found, rest: text.slice(length) };
  }
  return undefined;
}

export const cityCount = new Set([...byName.values()].map((c) => c.city)).size;
