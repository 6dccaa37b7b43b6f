import type { ImportKind } from '@guiyan/shared/domain/imports';
import type { Field } from './fields';

/**
 * What a row is about: `member` a member away, `inflow` a member of elsewhere, `family` someone at home of a named member, `pairing` who helps whom,
 * `person` someone cared for, whose member has to be found, `migrant` somebody away for work, `contact`, `visit` and `agency` something that happened, `log` a line of a ledger that has no room yet.
 */
export type Shape = 'member' | 'inflow' | 'family' | 'pairing' | 'person' | 'migrant' | 'contact' | 'visit' | 'agency' | 'log';

export interface Layout {
  shape: Shape;
  nameField: Field;
  /** Heads by field, as compared: NFKC, without blanks. */
  titles: Partial<Record<Field, readonly string[]>>;
  /** One column of each group must be there. */
  needs: readonly (readonly Field[])[];
  /** Words of the title, the tab or the file that speak for this ledger; */
  hint: RegExp;
  /** Without these words one of these columns must be there. */
  orTold?: readonly Field[];
  /** Written once for several rows below. */
  down: readonly Field[];
  /** Fields the registry has a place for; what the other columns say is kept with the import. */
  placed: readonly Field[];
}

const VILLAGE = ['村', '行政村', '村(社区)', '村(居)', '村社', '村居', '所在村', '社区', '村(居)委会', '所在村(社区)', '村名', '所属村', '村(社区)名称', '户籍村'];
const TOWNSHIP = ['乡镇', '镇街', '乡(镇)', '镇(乡)', '乡镇(街道)', '乡(镇、街道)', '乡镇街道', '镇(街道)', '街道', '镇', '乡', '所在乡镇', '所属乡镇', '乡镇名称', '所在镇', '户籍乡镇'];
const GROUP = ['组', '组别', '村民小组', '屯', '自然村', '寨', '小组', '所在组', '村组'];
const ID_NO = ['身份证号', '身份证号码', '公民身份号码', '公民身份证号', '公民身份证号码', '公民身份证号(码)', '居民身份证号', '居民身份证号码', '身份证', '证件号码', '身份证件号码'];
const PHONE = ['联系电话', '手机号', '手机号码', '联系方式', '电话', '手机', '本人电话', '与党组织联系方式', '电话号码', '本人联系电话'];
const BIRTH = ['出生日期', '出生年月', '出生年月日', '出生时间', '生日'];
const AGE = ['年龄', '周岁', '实足年龄', '年龄(岁)'];
const SEX = ['性别'];
const NATION = ['民族', '族别'];
const SEQ = ['序号', '编号', '序'];
const REMARK = ['备注', '说明', '其他'];
const MEMBER = ['党员姓名', '流动党员姓名', '外出党员姓名', '流出党员姓名', '流动党员', '外出党员', '流出党员'];
const HELPER = ['帮扶人', '结对党员', '结对干部', '帮扶干部', '挂包人', '包保人', '帮扶责任人', '结对人', '帮扶人姓名', '结对帮扶人', '结对帮扶联系人'];
const HEALTH = ['健康', '健康状况', '身体状况', '身体情况', '是否患病', '是否残疾'];
const LABOUR = ['劳动能力', '劳动能力(有/弱/无)', '有无劳动能力', '劳力'];
const ADDRESS = ['家庭住址', '住址', '家庭地址', '地址', '现居住地', '现住地', '联系地址', '常住地', '户籍地址'];
const BRANCH = ['所在党支部', '所属支部', '党支部', '支部名称', '党组织名称', '组织关系所在党支部', '所在支部', '所属党支部'];
const CLASS = ['身份类别', '类别', '人员类别', '留守类别', '身份类别(老/妇/童/病/残)', '对象类别', '留守人员类型', '优先身份', '救助身份'];
const NAME = ['姓名', '名字'];
const ofMember = (titles: readonly string[]): readonly string[] => titles.flatMap((title) => [`党员${title}`, `流动党员${title}`]);

const person = { seq: SEQ, township: TOWNSHIP, village: VILLAGE, group: GROUP, sex: SEX, nation: NATION, birth: BIRTH, age: AGE, idNo: ID_NO, phone: PHONE, address: ADDRESS, remark: REMARK } as const;
const ownPlaced = ['seq', 'township', 'village', 'group', 'name', 'sex', 'nation', 'birth', 'age', 'idNo', 'phone'] as const;
const member: Layout['titles'] = {
  ...person, name: [...NAME, ...MEMBER], branch: BRANCH, edu: ['学历', '文化程度', '最高学历', '学历学位'], joined: ['入党时间', '入党日期', '加入党组织日期', '入党年月'], confirmed: ['转正时间', '转正日期', '转为正式党员日期'],
  category: ['人员类别', '党员类型', '党员类别', '正式/预备'], outDate: ['外出时间', '外出日期', '流出时间', '流出日期', '何时外出', '离乡时间'], backDate: ['返乡时间', '回归时间', '结束流动日期', '拟返回时间', '预计返回时间', '返回时间'],
  place: ['流入地', '外出地点', '务工地', '务工地点', '外出流向', '去向', '流动去向', '现工作地', '流出省份', '地点', '外出务工地点', '流出地点', '务工地(点)', '外出地点(省市县)', '流入地详细地址'],
  job: ['从事职业', '从事行业', '工作单位', '务工单位', '从事职业及年收入', '从事职业/工作单位', '外出行业', '职业'], reason: ['外出原因', '流出原因', '外出事由', '流出理由'],
  liaison: ['支部联系人', '联系人', '联络员', '包联党员', '责任人', '支部联系人及电话', '联系人及电话', '支部联络员', '帮扶责任人'], liaisonPhone: ['支部联系人电话', '联系人电话', '联络员电话', '支部联系人联系电话', '支部联系电话'],
  certHeld: ['是否持证', '是否办证', '是否持有《活动证》', '是否持有活动证'], certNo: ['活动证号', '流动证号', '活动证编号', '证号'], dues: ['党费交至', '党费交纳情况', '交纳党费至年月'], household: ['家庭人口', '家庭留守情况'], lost: ['是否失联', '是否为失联党员'],
};
const memberPlaced: readonly Field[] = [...ownPlaced, 'branch', 'edu', 'joined', 'category', 'outDate', 'place', 'job', 'reason', 'liaison', 'liaisonPhone'];
const inflow: Layout['titles'] = { ...member, inDate: ['何时流入', '流入时间', '流入日期'], relationAt: ['组织关系所在地', '组织关系所在党组织'], place: ['流入前所在省份', '流出地', '户籍所在省'], reason: ['流入原因', '流入事由'] };
const inflowPlaced: readonly Field[] = [...ownPlaced, 'edu', 'joined', 'category', 'inDate', 'relationAt'];
const logPlaced = ['seq', 'township', 'village', 'name', 'day'] as const;
const cared: Layout['titles'] = { ...person, class: CLASS, health: HEALTH, labour: LABOUR, memberName: MEMBER, relation: ['与党员关系', '与流动党员关系'], edu: ['文化程度', '学历'], needs: ['需求', '困难及诉求', '困难', '服务需求', '帮扶需求'], benefits: ['享受政策', '救助情况', '是否低保', '帮扶情况', '帮扶措施', '经济来源'], helper: HELPER };
const caredPlaced: readonly Field[] = [...ownPlaced, 'class', 'health', 'labour', 'memberName', 'relation'];
const log: Layout['titles'] = { seq: SEQ, township: TOWNSHIP, village: VILLAGE, group: GROUP, idNo: ID_NO, phone: PHONE, remark: REMARK, result: ['结果', '办理情况', '办结情况', '成效'] };

/** A line of a ledger that no room keeps yet: it stands in its ledger as the paper has it. */
const line = (titles: Layout['titles']): Pick<Layout, 'titles' | 'placed'> => ({ titles, placed: Object.keys(titles) as Field[] });
/** Heads of whoever offers work, beside those of whoever looks for it. */
export const EMPLOYER = ['用人单位', '招聘单位', '单位', '企业名称'] as const;

/** One table of ledgers for one engine. Earlier ones win when two fit as well. */
export const layouts: Record<ImportKind, Layout> = {
  outflow: { shape: 'member', nameField: 'name', titles: member, needs: [['name'], ['outDate', 'place', 'job']], hint: /流出党员|流动党员(花)?名册|外出党员/, down: ['village'], placed: memberPlaced },
  families: {
    shape: 'family', nameField: 'name', hint: /家属|家里人|家庭成员/, down: ['village', 'memberName'], needs: [['name'], ['memberName'], ['relation', 'class']],
    titles: {
      ...person, address: ['家庭住址', '住址', '家庭地址'], memberName: MEMBER, memberIdNo: ofMember(ID_NO), memberPhone: ['党员电话', '党员联系电话', '流动党员电话'], name: ['姓名', '家属姓名', '留守人员姓名', '成员姓名', '家庭成员姓名', '留守家属姓名', '名字'],
      relation: ['关系', '与党员关系', '与流动党员关系', '家庭关系', '与外出党员关系', '与党员的关系'], idNo: [...ID_NO, '家属身份证号', '家属身份证号码'], class: CLASS, health: HEALTH, labour: LABOUR, phone: [...PHONE, '家属电话', '家属联系电话'],
      benefits: ['享受政策', '救助情况', '是否低保'], needs: ['需求', '困难及诉求', '困难', '服务需求'], cardNo: ['家属证号', '家属证编号', '证号'], helper: HELPER,
    },
    placed: [...ownPlaced, 'memberName', 'memberIdNo', 'memberPhone', 'relation', 'class', 'health', 'labour'],
  },
  pairings: {
    shape: 'pairing', nameField: 'memberName', hint: /结对|帮扶/, down: ['village'], needs: [['memberName'], ['helper']],
    titles: {
      seq: SEQ, township: TOWNSHIP, village: VILLAGE, group: GROUP, memberName: ['对象', '帮扶对象', '结对对象', '结对家庭', '帮扶家庭', '帮扶对象(流动党员)', '结对帮扶对象', '帮扶对象姓名', ...MEMBER], helper: HELPER, helperClass: ['帮扶人类别', '帮扶力量', '类别', '帮扶类别', '帮扶人身份'],
      helperUnit: ['职务/单位', '单位', '单位及职务', '帮扶单位', '单位职务', '工作单位', '职务', '单位/职务', '帮扶人单位及职务', '所属单位', '帮扶人单位'], helperPhone: ['电话', '联系电话', '帮扶人电话', '手机号', '手机号码', '联系方式', '帮扶人联系电话', '结对帮扶电话'],
      since: ['结对时间', '结对日期', '帮扶时间', '开始时间'], until: ['解除日期', '解除时间'], aspects: ['帮扶内容', '帮扶方面', '帮扶事项'], difficulty: ['困难', '困难情况', '主要困难'], address: ['地址', '家庭住址', '住址'], remark: REMARK,
    },
    placed: ['seq', 'township', 'village', 'group', 'memberName', 'helper', 'helperClass', 'helperUnit', 'helperPhone', 'since', 'aspects'],
  },
  roster: {
    shape: 'member', nameField: 'name', hint: /党员(基本)?信息|党员花?名册/, down: ['village'], needs: [['name'], ['floating', 'state']], placed: [...memberPlaced, 'floating'],
    titles: { ...member, floating: ['是否为流动党员', '是否流动党员', '流动党员标识'], state: ['党籍状态'], job: ['工作岗位', '岗位', '工作单位', '从事职业'] },
  },
  out_register: { shape: 'member', nameField: 'name', hint: /流出登记/, down: ['village'], needs: [['name'], ['place', 'outDate'], ['former', 'relationAt', 'state']], placed: memberPlaced, titles: { ...member, place: ['流出省份', '流出地点', '外出地点', '流入地'], item: ['外出流向'], former: ['原职业'], relationAt: ['组织关系状态'], state: ['分党委'] } },
  county_sys: {
    shape: 'member', nameField: 'name', hint: /流动党员.*(导出|信息)/, down: ['village'], needs: [['name'], ['flowType', 'flowRange']], placed: memberPlaced,
    titles: { ...member, place: ['流入地', '流动去向', '外出地点', '流入地址', '流入省份', '现居住地', '联系地址'], address: ['家庭住址', '户籍地址'], flowType: ['流动类型'], flowRange: ['流动范围'], former: ['原职业'], state: ['状态', '流动状态'] },
  },
  inflow: { shape: 'inflow', nameField: 'name', hint: /流入党员|流入.*名册/, orTold: ['inDate'], down: ['village'], needs: [['name']], placed: inflowPlaced, titles: { ...inflow, outDate: member.outDate! } },
  in_register: { shape: 'inflow', nameField: 'name', hint: /流入登记/, down: ['village'], needs: [['name'], ['inDate', 'relationAt'], ['reason', 'former', 'state']], placed: inflowPlaced, titles: { ...inflow, former: ['原职业'], state: ['分党委'] } },
  children: {
    shape: 'person', nameField: 'name', hint: /儿童/, down: ['village'], needs: [['name'], ['schooling', 'boarding', 'leftType']], placed: caredPlaced,
    titles: { ...cared, name: [...NAME, '儿童姓名', '留守儿童姓名', '学生姓名', '孩子姓名'], schooling: ['就学', '就学情况', '就读学校', '学校', '班级', '就读学校及班级'], boarding: ['是否寄宿', '寄宿'], leftType: ['监护类型', '双方外出', '平时照管人', '代理家长', '监护情况', '父母外出情况'] },
  },
  left_behind: {
    shape: 'person', nameField: 'name', hint: /留守人员/, down: ['village'], needs: [['name'], ['leftType'], ['phone', 'idNo']], placed: [...caredPlaced, 'leftType'],
    titles: { ...cared, name: NAME, leftType: ['留守人员类型'], household: ['人户一致标识'], class: CLASS.filter((t) => t !== '留守人员类型') },
  },
  elders: {
    shape: 'person', nameField: 'name', hint: /老人|老年/, down: ['village'], needs: [['name'], ['living', 'selfCare']], placed: caredPlaced,
    titles: { ...cared, name: [...NAME, '老人姓名', '老年人姓名'], living: ['居住方式', '居住情况', '子女数', '子女返乡频次', '返乡频次', '探访等级', '探访人', '结对关爱类型'], selfCare: ['失能等级', '自理能力', '自理程度', '健康/失能等级', '慢性病'] },
  },
  women: { shape: 'person', nameField: 'name', hint: /妇女/, down: ['village'], needs: [['name'], ['land', 'skill']], placed: caredPlaced, titles: { ...cared, name: [...NAME, '妇女姓名'], land: ['耕地', '耕地/养殖', '养殖', '赡养/抚养人数', '抚养人数', '赡养人数', '丈夫外出时间'], skill: ['技能', '培训意愿'] } },
  three_kinds: { shape: 'person', nameField: 'name', hint: /三留守|独居老人|留守.*信息登记/, down: ['village'], needs: [['name'], ['class'], ['phone', 'age', 'address']], placed: caredPlaced, titles: { ...cared, name: NAME } },
  migrants: {
    shape: 'migrant', nameField: 'name', hint: /外出务工|务工人员|外出人员|农民工|劳务输出/, orTold: ['brought', 'activist', 'politics'], down: ['village'], needs: [['name'], ['outDate', 'place', 'job']], placed: [...ownPlaced, 'edu', 'outDate', 'place', 'brought', 'activist', 'politics'],
    titles: {
      ...person, name: [...NAME, '务工人员姓名', '外出人员姓名', '外出务工人员'], edu: member.edu!, outDate: member.outDate!, place: member.place!, job: [...member.job!, '务工工种', '工种', '从事工作'], brought: ['带动劳动力', '带动人数', '带动务工人数', '带动就业人数', '带动劳动力(人)', '带动外出人数'],
      activist: ['积极分子', '是否积极分子', '是否为积极分子', '入党积极分子', '是否入党积极分子'], politics: ['政治面貌', '是否党员', '是否中共党员'],
    },
  },
  visits: {
    shape: 'visit', nameField: 'name', hint: /走访/, down: ['village', 'day', 'by'], needs: [['name'], ['day'], ['by']], placed: [...logPlaced, 'by', 'way', 'occasion', 'content', 'difficulty'],
    titles: { ...log, name: ['对象', '走访对象', '被走访人', ...NAME, ...MEMBER], day: ['走访时间', '走访日期'], by: ['走访人', '走访人员', '走访干部'], way: ['方式', '走访方式'], content: ['了解情况', '走访内容', '走访情况'], occasion: ['节点', '走访节点', '走访事由'], difficulty: ['存在问题', '存在困难', '困难', '困难及诉求', '主要困难'] },
  },
  contacts: {
    shape: 'contact', nameField: 'name', hint: /联系记录|联系台账|通话记录/, down: ['village'], needs: [['name'], ['day'], ['content']], placed: logPlaced,
    titles: { ...log, phone: ['联系电话', '电话'], name: [...MEMBER, ...NAME, '联系对象', '联系党员'], day: ['联系日期', '联系时间', '日期', '时间'], by: ['联系人', '联络员', '谈话人'], way: ['方式', '联系方式', '联系形式'], content: ['主要内容', '联系内容', '谈话内容', '内容'] },
  },
  agency: { shape: 'agency', nameField: 'name', hint: /代办|服务台账|跟踪服务/, down: ['village'], needs: [['name'], ['day'], ['item']], placed: [...logPlaced, 'item', 'by', 'result', 'doneOn'], titles: { ...log, name: ['申请人', '申请人姓名', '委托人', '办事人', ...NAME], day: ['受理时间', '受理日期', '申请时间'], item: ['事项', '办理事项', '申请事项', '代办事项'], by: ['受理人', '受理人(首问)', '首问人', '代办员'], content: ['材料', '承诺时限'], doneOn: ['办结时间', '办结日期', '办结日'] } },
  points: {
    shape: 'log', nameField: 'name', hint: /积分/, down: ['village'], needs: [['name'], ['amount'], ['item', 'day']],
    ...line({ ...log, name: [...NAME, ...MEMBER, '户主'], day: ['时间', '日期', '积分时间'], item: ['项目', '积分项目', '事由'], amount: ['分值', '积分', '得分', '加分'], by: ['审核人'], basis: ['依据', '积分依据'], balance: ['余额', '积分余额', '累计积分'], spent: ['兑换', '兑换情况', '兑换物品'] }),
  },
  training: {
    shape: 'log', nameField: 'name', hint: /培训|补课|学习/, down: ['village', 'day'], needs: [['name'], ['hours'], ['item', 'day']],
    ...line({ ...log, name: [...NAME, ...MEMBER, '学员'], day: ['时间', '日期', '培训时间'], item: ['班次', '培训班次', '培训内容', '培训名称'], hours: ['学时', '课时'], way: ['方式', '培训方式'], content: ['考核', '考核结果'] }),
  },
  jobs: {
    shape: 'log', nameField: 'name', hint: /求职|岗位|招聘|就业/, down: ['village'], needs: [['name'], ['skill'], ['wage', 'amount', 'day', 'validTo']],
    ...line({ ...log, name: [...NAME, '求职人', '求职者', ...EMPLOYER], skill: ['技能', '工种', '意向工种', '意向地/工种/薪资', '岗位'], wage: ['薪资', '意向薪资', '工资'], amount: ['人数', '招聘人数'], day: ['登记时间', '登记日期'], validTo: ['有效期', '有效期至'], way: ['意向地', '地点', '工作地点'], content: ['推荐情况'], by: ['联系人'] }),
  },
};
