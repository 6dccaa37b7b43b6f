/** Everything here is invented; no name belongs to a real person, and the county code 522699 is not assigned. */
export const countyName = '雁溪县';
export const province = '贵州省';
export const regionCode = '522699';

export interface TownshipPlan { name: string; phone: string; exchange: string; villages: readonly string[]; members: number }
/** Two filled townships, and one that waits for its rosters. */
export const townships: readonly TownshipPlan[] = [
  { name: '下河乡', phone: '0855-6201101', exchange: '62011', villages: ['沙坝村', '梨树村', '大湾村', '平寨村', '柳溪村', '渡口村', '石榴村', '长冲村'], members: 26 },
  { name: '云屏乡', phone: '0855-6203101', exchange: '62031', villages: ['云屏村', '麻塘村', '亮寨村', '雾坪村', '栗木村', '凉井村', '羊角村', '腊洞村'], members: 20 },
  { name: '青石乡', phone: '0855-6202101', exchange: '62021', villages: [], members: 0 },
];
export const pledge = '见证先办，当天能办的当天办完';
export const windows = [
  { name: '信用社', line: '05', pledge: '持证家属先办存取和小额贷款，资料齐的三天放款' },
  { name: '农推站', line: '08', pledge: '种子化肥先领，农技员两天内到田里' },
  { name: '畜牧水产站', line: '12', pledge: '牲口生病，接到电话半天内上门' },
  { name: '财政所', line: '16', pledge: '惠农补贴当面查、当天答' },
] as const;

export const surnames = '杨龙吴石潘欧王张罗姜周陈蒋唐彭韦蒙向滕黎谢'.split('');
export const maleNames = '成武 再兴 秋生 正华 昌林 大成 德宽 文斌 家旺 世杰 通海 绍堂 秀全 先锋 承祖 建春 仁贵 延年 庆丰 宏远 景行 守田 国梁 春山 长庚 明亮'.split(' ');
export const femaleNames = '金花 秀兰 桂英 冬梅 春桃 银妹 玉莲 菊香 阿朵 美仙 秋菊 水仙 翠萍 晓兰 青莲 彩云 巧玲 兰芝 福珍 云香'.split(' ');
export const childNames = '子轩 雨桐 思琪 俊杰 欣怡 宇航 诗雨 一诺 佳怡 铭泽 博文 若曦 天宇 可欣 家乐 星辰 小雨 静怡'.split(' ');

export const away = [
  ['浙江省', '宁波市'], ['浙江省', '温州市'], ['浙江省', '义乌市'], ['广东省', '东莞市'], ['广东省', '佛山市'], ['广东省', '深圳市'], ['福建省', '厦门市'], ['福建省', '泉州市'], ['江苏省', '苏州市'], ['江苏省', '昆山市'], ['湖南省', '长沙市'], ['上海市', ''],
] as const;
export const near = [['贵州省', '贵阳市'], ['贵州省', '凯里市'], ['贵州省', '遵义市']] as const;
export const jobs = ['电子厂普工', '建筑木工', '钢筋工', '制衣厂', '家具厂', '快递员', '货车司机', '保安', '家政', '水电安装', '五金厂'] as const;
export const nations = ['苗族', '侗族', '汉族', '布依族', '水族'] as const;
export const edus = ['初中', '初中', '高中', '中专', '大专'] as const;

export const wellLines = ['活不多，身体好', '这边下雨，没上工，歇一天', '刚发了工钱，寄了些回家', '厂里体检了，都正常', '加班多一点，人还好', '换了宿舍，比以前宽', '孩子的学费已经转了', ''] as const;
export const homeLines = ['家里都好，不用挂心', '娃娃期末考得还行', '谷子收完了', '天冷了，煤已经买好', ''] as const;
export const visitWords = ['老人气色好，饭量也好', '屋檐漏雨已约人来修', '娃娃作业写得认真，跟老师通过电话', '柴和煤都备够了', '陪着去卫生院量了血压，正常', '帮着把医保缴费办了', '院坝扫得干净，说不缺什么', '谷子晒好入仓了', '娃娃问爸爸哪天回来', '电线老化，已请村电工来看'] as const;
export const contactWords = ['说厂里赶货，过年前回不来', '问了医保怎么续，已经告诉他', '身体好，换了一个班组', '孩子在那边上学，一切顺利', '打算明年回来种果树'] as const;
export const reportTexts = [
  '这季度在厂里做事，没有缺勤。参加了园区党支部的两次学习，听了一次安全生产课。家里老人有人照看，放心。下季度想把电工证考下来。',
  '工地搬到了新地方，认识了两位老乡党员，约好每月碰一次。按时交了党费。村里修路的事在群里看到了，愿意出一份力。',
  '一直跑运输，路上用手机学了指定的内容。过年想回来，把村里的果园看一看，有合适的项目也想回乡做。',
  '这几个月身体还好，就是活少一些。支部来过两次电话，家里的事都有回音。会把孩子的学习抓紧一点。',
] as const;
export const acceptWords = ['收到，写得实在。家里有事随时说', '看了，注意安全，考证的书乡里可以寄', '收到。修路的事村里记下了', '好，下季度接着写'] as const;
export const helperDuties = ['乡党委组织委员', '副乡长', '财政所', '中心校', '卫生院', '林业站', '信用社', '综治办'] as const;
