/** Everything here is invented or general; no name belongs to a real person. The county code 522699 is not assigned. */
export const home = { province: '贵州省', county: '雁溪县', township: '青石乡', regionCode: '522699' } as const;

export const surnames = '杨龙吴石潘欧王张李罗姜陆周刘陈田蒋唐彭胡韦莫蒙向滕麻黎谢邓郑'.split('');
export const maleNames = '远明 成武 胜才 再兴 秋生 开富 正华 光荣 昌林 大成 德宽 老富 文斌 志刚 国栋 家旺 永福 世杰 通海 金山 本立 绍堂 秀全 启航 先锋 定邦 承祖 建春 春雷 忠义 仁贵 延年 庆丰 子昂 宏远 天佑 景行 守田'.split(' ');
export const femaleNames = '金花 阿秀 明珍 秀兰 桂英 小妹 冬梅 春桃 银妹 玉莲 菊香 玉芬 阿朵 美仙 凤英 秋菊 水仙 月娥 引弟 翠萍 晓兰 素琴 青莲 彩云 香草 巧玲 云霞 兰芝 福珍 丽娟'.split(' ');
export const childNames = '子轩 雨桐 浩然 思琪 梓涵 俊杰 欣怡 宇航 诗雨 一诺 佳怡 铭泽 语嫣 博文 若曦 嘉豪 依依 天宇 可欣 小宝 晨曦 梦瑶 家乐 星辰 文轩 小雨 昊天 静怡 志远 婉清'.split(' ');

export const villages = '岩脚村 下河村 石桥村 高坡村 大寨村 新寨村 平溪村 龙塘村 杉木村 松岭村 翁坝村 白岩村 竹林村 花桥村 老屋村 茶山村 水口村 上坪村 中坪村 下坪村 枫香村 桐木村 马鞍村 雷打岩村 鱼梁村 双溪村 观音山村 黄泥村 田坝村 云脚村'.split(' ');

/** As sheets write them, and whether they lie in the home province. */
export const outside = ['浙江温州', '浙江省宁波市', '温州', '广东省东莞市虎门镇', '东莞', '深圳龙岗', '佛山顺德', '福建厦门', '厦门', '福建晋江', '江苏昆山', '苏州', '浙江义乌', '金华市永康', '广东中山', '惠州博罗', '上海', '上海松江', '北京市大兴区', '湖南长沙', '广西柳州', '重庆', '昆明', '宁波慈溪', '广东省广州市花都区'] as const;
export const inside = ['贵阳', '贵州省贵阳市', '凯里', '遵义仁怀', '黔东南州凯里市', '贵州都匀', '六盘水', '贵阳清镇'] as const;

export const jobs = ['电子厂普工', '建筑木工', '钢筋工', '制衣厂', '鞋厂', '家具厂', '快递员', '超市理货', '餐馆厨师', '货车司机', '保安', '家政', '水电安装', '开小吃店', '五金厂', '物流仓管'] as const;
export const edus = ['小学', '初中', '初中', '初中', '高中', '中专', '大专', '职高', '本科'] as const;
export const nations = ['苗族', '侗族', '侗', '汉', '汉族', '布依族', '水族', '苗'] as const;

export const leaderDuties = ['乡党委书记', '乡党委副书记、乡长', '人大主席', '乡党委副书记', '纪委书记', '组织委员', '宣传委员', '武装部长', '副乡长', '副乡长（农业）', '副乡长（民政）', '统战委员', '政法委员', '人大副主席'] as const;
export const organUnits = ['财政所党支部', '农业服务中心', '林业站', '畜牧水产站', '信用社党支部', '卫生院党支部', '中心校党支部', '派出所党支部', '综治办', '党政办', '民政办', '计生服务站', '国土所', '水利站', '文化站', '扶贫工作站'] as const;
