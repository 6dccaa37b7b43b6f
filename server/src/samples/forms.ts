import type { ImportKind } from '@guiyan/shared/domain/imports';

/**
 * Every ledger in the columns of its paper, as `key:head`; `group>head` stands under a group. Keys name a fact of the
 * invented person of the row, or `=` a text that is the same for everyone, several split by `/`.
 */
export const forms: Record<ImportKind, { title: string; columns: string }> = {
  outflow: { title: '流出党员名册', columns: 'seq:序号|village:村(社区)|group:组别|name:姓名|sex:性别|birth:出生年月|idNo:身份证号码|=初中/高中:文化程度|day:外出务工情况>何时外出|place:外出务工情况>地点|=木工/保安:外出务工情况>从事职业|phone:联系电话|=是/否:是否持证|=按时交:党费交纳情况|=无:备注' },
  families: { title: '流动党员家属名册', columns: 'seq:序号|village:村|member:党员姓名|name:家属姓名|=父亲/母亲:与党员关系|sex:性别|=71/75:年龄|=老:身份类别(老/妇/童/病/残)|=健康/高血压:健康状况|=有/弱:劳动能力(有/弱/无)|phone:联系电话|=低保:享受政策|=看病:需求' },
  pairings: { title: '结对帮扶名册', columns: 'seq:序号|village:村|name:帮扶对象|member:帮扶人|=财政所干部:职务/单位|phone:电话|day:结对时间|=帮思想、帮生活:帮扶内容|=按月走访:成效' },
  roster: { title: '党员基本信息汇总表', columns: 'seq:序号|name:姓名|branch:所在党支部|idNo:公民身份证号|sex:性别|=苗族/侗:民族|birth:出生日期|=初中:学历|=正式党员:人员类别|joined:加入党组织日期|full:转为正式党员日期|=务农:工作岗位|phone:手机号|=0855-1234567:固定电话|=岩脚村三组:家庭住址|=正常:党籍状态|=否:是否为失联党员|=:失去联系日期|=是/否:是否为流动党员|place:外出流向' },
  out_register: { title: '流动党员流出登记', columns: 'seq:序号|=青石乡党委:分党委|branch:党支部|name:姓名|idNo:身份证号|phone:联系电话|=农民:原职业|=非公有制企业:外出流向|day:流出时间|place:流出省份|=务工:流出原因|=是:是否持有《活动证》|=未转出:组织关系状态' },
  county_sys: { title: '流动党员信息导出', columns: 'seq:序号|name:姓名|idNo:公民身份号码|=流出:流动类型|=跨省:流动范围|=制造业:外出行业|=务工经商:流出理由|day:流出时间|place:流入地|branch:所在党支部|=李四 13900001234:流入党支部联系人/电话|=某电子厂:流入单位|=流动0001:流动证号|phone:手机号码|=农民:原职业|=正常:联系情况|=流动中:状态' },
  inflow: { title: '流入党员名册', columns: 'seq:序号|village:村|name:姓名|sex:性别|birth:出生年月|=初中:文化程度|day:流入情况>何时流入|=湖南怀化:流入情况>组织关系所在地|=开店:流入情况>从事职业|phone:与党组织联系方式|=好:思想状况|=无:备注' },
  in_register: { title: '流动党员流入登记', columns: 'seq:序号|=青石乡党委:分党委|branch:党支部|name:姓名|=湖南省:流入前所在省份|day:流入时间|=经商:流入原因|joined:入党时间|=怀化市某支部:组织关系所在地|phone:联系电话' },
  children: { title: '农村留守儿童基本情况登记表', columns: 'seq:序号|village:村|group:组|name:儿童姓名|sex:性别|=苗族:民族|childBirth:出生日期|=健康/残疾:身体情况|=是/否:是否寄宿|=小学/幼儿园:就学情况|member:父亲>姓名|=浙江温州:父亲>务工地点|=13900004321:父亲>电话|=吴桂花:母亲>姓名|=龙老太:委托监护人>姓名|=祖母:委托监护人>关系|=较好:监护情况|=低保:救助情况' },
  left_behind: { title: '农村留守人员信息登记表', columns: 'seq:序号|idNo:公民身份号码|name:姓名|sex:性别|birth:出生日期|=苗族:民族|=小学:学历|phone:联系方式|village:村|=01/02:人户一致标识|=02:留守人员类型|=健康:健康状况|=张三:家庭主要成员>姓名|=父亲:家庭主要成员>关系|=12000:家庭年收入|=无人照看:困难及诉求|=每月探访:帮扶情况' },
  three_kinds: { title: '三留守及独居老人信息登记表', columns: 'seq:序号|=独居老人/留守老人/留守妇女:身份类别|group:组别|name:姓名|sex:性别|phone:联系电话|=岩脚村:家庭住址|=常年在家:备注' },
  elders: { title: '留守老人台账', columns: 'seq:序号|village:村|name:姓名|sex:性别|elderBirth:出生年月|=独居/与配偶同住:居住方式|=能自理:自理能力|=高血压:慢性病|=养老金:经济来源|member:子女1姓名|=浙江宁波:子女1务工地|=13900005678:子女1电话|=杨小妹:子女2姓名|=每月一次:探访等级|=王医生:家庭医生' },
  women: { title: '留守妇女台账', columns: 'seq:序号|village:村|name:姓名|birth:出生年月|=初中:文化程度|phone:电话|member:丈夫姓名|=广东东莞:丈夫务工地|=4:家庭人口|=3亩:耕地/养殖|=健康:健康|=刺绣:技能|=愿意:培训意愿|=照顾老人:困难' },
  migrants: { title: '外出务工人员名册', columns: 'seq:序号|village:村|group:组|name:姓名|sex:性别|birth:出生年月|idNo:身份证号|=群众:政治面貌|day:外出时间|place:务工地点|=木工/保安:从事职业|phone:联系电话|=5/3:带动劳动力|=是/否:是否积极分子|=无:备注' },
  visits: { title: '走访记录', columns: 'seq:序号|day:走访时间|member:走访人|name:走访对象|village:村|=上门/电话:方式|=平时/节日:节点|=身体都好:了解情况|=无:存在问题|=大米一袋:慰问' },
  contacts: { title: '流动党员联系记录', columns: 'seq:序号|village:村|name:党员姓名|day:联系日期|member:联系人|=电话/微信:方式|=问工作和家里:主要内容|=孩子上学:反映困难|=已转学校:办理情况' },
  agency: { title: '全程代办台账', columns: 'seq:编号|day:受理时间|name:申请人|village:户籍村|=浙江温州:现住地|phone:电话|=医保报销/补办户口:事项|=身份证复印件:材料|member:受理人(首问)|=社保站:承办单位|=5个工作日:承诺时限|=已办结:结果|=满意:满意度' },
  points: { title: '积分登记表', columns: 'seq:序号|day:时间|name:姓名|=参加义务劳动:项目|=5/10:分值|=村规民约:依据|member:审核人|=25:余额' },
  training: { title: '党员培训登记', columns: 'seq:序号|day:培训时间|name:姓名|=春训班:班次|=8/16:学时|=线上:方式|=合格:考核' },
  jobs: { title: '求职登记表', columns: 'seq:序号|name:姓名|=焊工/家政:技能|=贵阳:意向地|=4000:薪资|day:登记时间|=已推荐:推荐情况' },
};
