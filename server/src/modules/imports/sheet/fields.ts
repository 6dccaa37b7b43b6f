import type { ImportKind } from '@guiyan/shared/domain/imports';
import { squeeze } from './text';

/** Every field any of the three ledgers knows. A head that means none of them is kept as an unread column and shown. */
export const fields = [
  'seq', 'village', 'group', 'branch', 'name', 'memberName', 'sex', 'nation', 'birth', 'age', 'idNo', 'memberIdNo', 'edu', 'joined', 'confirmed', 'category',
  'outDate', 'backDate', 'place', 'job', 'reason', 'phone', 'memberPhone', 'liaison', 'liaisonPhone', 'certHeld', 'certNo', 'dues', 'address', 'household', 'lost',
  'relation', 'class', 'health', 'labour', 'benefits', 'needs', 'cardNo', 'helper', 'helperClass', 'helperUnit', 'helperPhone', 'since', 'until', 'aspects', 'difficulty', 'remark',
] as const;
export type Field = (typeof fields)[number];

type Synonyms = Partial<Record<Field, readonly string[]>>;

const VILLAGE = ['村', '行政村', '村(社区)', '村(居)', '村社', '村居', '所在村', '社区', '村(居)委会', '所在村(社区)', '村名', '所属村', '村(社区)名称'];
const GROUP = ['组', '组别', '村民小组', '屯', '自然村', '寨', '小组', '所在组', '村组'];
const ID_NO = ['身份证号', '身份证号码', '公民身份号码', '公民身份证号', '公民身份证号码', '公民身份证号(码)', '居民身份证号', '居民身份证号码', '身份证', '证件号码', '身份证件号码'];
const PHONE = ['联系电话', '手机号', '手机号码', '联系方式', '电话', '手机', '本人电话', '与党组织联系方式', '电话号码', '本人联系电话'];
const BIRTH = ['出生日期', '出生年月', '出生年月日', '出生时间', '生日'];
const AGE = ['年龄', '周岁', '实足年龄', '年龄(岁)'];
const SEX = ['性别'];
const SEQ = ['序号', '编号', '序'];
const REMARK = ['备注', '说明', '其他'];
const MEMBER = ['党员姓名', '流动党员姓名', '外出党员姓名', '流出党员姓名', '流动党员', '外出党员', '流出党员'];
const HELPER = ['帮扶人', '结对党员', '结对干部', '帮扶干部', '挂包人', '包保人', '帮扶责任人', '结对人', '帮扶人姓名', '结对帮扶人', '结对帮扶联系人'];

const tables: Record<ImportKind, Synonyms> = {
  outflow: {
    seq: SEQ, village: VILLAGE, group: GROUP, name: ['姓名', '名字', ...MEMBER], sex: SEX, nation: ['民族', '族别'], birth: BIRTH, age: AGE, idNo: ID_NO,
    branch: ['所在党支部', '所属支部', '党支部', '支部名称', '党组织名称', '组织关系所在党支部', '所在支部', '所属党支部'],
    edu: ['学历', '文化程度', '最高学历', '学历学位'], joined: ['入党时间', '入党日期', '加入党组织日期', '入党年月'], confirmed: ['转正时间', '转正日期', '转为正式党员日期'],
    category: ['人员类别', '党员类型', '党员类别', '正式/预备'],
    outDate: ['外出时间', '外出日期', '流出时间', '流出日期', '何时外出', '离乡时间'], backDate: ['返乡时间', '回归时间', '结束流动日期', '拟返回时间', '预计返回时间', '返回时间'],
    place: ['流入地', '外出地点', '务工地', '务工地点', '外出流向', '去向', '流动去向', '现工作地', '流出省份', '地点', '外出务工地点', '流出地点', '务工地(点)', '外出地点(省市县)'],
    job: ['从事职业', '从事行业', '工作单位', '务工单位', '从事职业及年收入', '从事职业/工作单位', '外出行业', '职业'], reason: ['外出原因', '流出原因', '外出事由', '流出理由'],
    phone: PHONE, liaison: ['支部联系人', '联系人', '联络员', '包联党员', '责任人', '支部联系人及电话', '联系人及电话', '支部联络员', '帮扶责任人'],
    liaisonPhone: ['支部联系人电话', '联系人电话', '联络员电话', '支部联系人联系电话', '支部联系电话'],
    certHeld: ['是否持证', '是否办证', '是否持有《活动证》', '是否持有活动证'], certNo: ['活动证号', '流动证号', '活动证编号', '证号'], dues: ['党费交至', '党费交纳情况', '交纳党费至年月'],
    address: ['家庭住址', '住址', '家庭地址'], household: ['家庭人口', '家庭留守情况'], lost: ['是否失联', '是否为失联党员'], remark: REMARK,
  },
  families: {
    seq: SEQ, village: VILLAGE, group: GROUP, memberName: MEMBER, memberIdNo: ofMember(ID_NO), memberPhone: ['党员电话', '党员联系电话', '流动党员电话'],
    name: ['姓名', '家属姓名', '留守人员姓名', '成员姓名', '家庭成员姓名', '留守家属姓名', '名字'], relation: ['关系', '与党员关系', '与流动党员关系', '家庭关系', '与外出党员关系', '与党员的关系'],
    sex: SEX, age: AGE, birth: BIRTH, idNo: [...ID_NO, '家属身份证号', '家属身份证号码'],
    class: ['身份类别', '类别', '人员类别', '留守类别', '身份类别(老/妇/童/病/残)', '对象类别', '留守人员类型'],
    health: ['健康', '健康状况', '身体状况', '身体情况'], labour: ['劳动能力', '劳动能力(有/弱/无)', '有无劳动能力', '劳力'],
    phone: [...PHONE, '家属电话', '家属联系电话'], benefits: ['享受政策', '救助情况', '是否低保'], needs: ['需求', '困难及诉求', '困难', '服务需求'], cardNo: ['家属证号', '家属证编号', '证号'],
    helper: HELPER, address: ['家庭住址', '住址', '家庭地址'], remark: REMARK,
  },
  pairings: {
    seq: SEQ, village: VILLAGE, group: GROUP, memberName: ['对象', '帮扶对象', '结对对象', '结对家庭', '帮扶家庭', '帮扶对象(流动党员)', '结对帮扶对象', '帮扶对象姓名', ...MEMBER],
    helper: HELPER, helperClass: ['帮扶人类别', '帮扶力量', '类别', '帮扶类别', '帮扶人身份'],
    helperUnit: ['职务/单位', '单位', '单位及职务', '帮扶单位', '单位职务', '工作单位', '职务', '单位/职务', '帮扶人单位及职务', '所属单位', '帮扶人单位'],
    helperPhone: ['电话', '联系电话', '帮扶人电话', '手机号', '手机号码', '联系方式', '帮扶人联系电话', '结对帮扶电话'],
    since: ['结对时间', '结对日期', '帮扶时间', '开始时间'], until: ['解除日期', '解除时间'], aspects: ['帮扶内容', '帮扶方面', '帮扶事项'],
    difficulty: ['困难', '困难情况', '主要困难'], address: ['地址', '家庭住址', '住址'], remark: REMARK,
  },
};

function ofMember(titles: readonly string[]): readonly string[] {
  return titles.flatMap((title) => [`党员${title}`, `流动党员${title}`]);
}

const lookup = Object.fromEntries(
  Object.entries(tables).map(([kind, table]) => [kind, new Map(Object.entries(table).flatMap(([field, titles]) => titles.map((title) => [title, field as Field] as const)))]),
) as Record<ImportKind, Map<string, Field>>;

/** A head as compared: NFKC, no blanks or line breaks, no marks of duty, no note in brackets that only explains. */
export const tidyTitle = (text: string): string => squeeze(text).replace(/^[*※★]+|[*※★::]+$/g, '');
// Under such a group the bare 姓名 or 电话 belongs to that person and never to the one the row is about.
const ROLE_GROUP = /(儿童|老人|妇女|家属|户主|申请人|父亲|母亲|父$|母$|监护人|联系人|联络员|帮扶|结对|丈夫|妻子|配偶|子女|填报人|流入地|流入党)/;

// 姓名(必填) is 姓名; 姓名(监护人) is somebody else.
function withoutBrackets(title: string): string {
  const note = /\(([^()]*)\)$/.exec(title)?.[1];
  return note === undefined || ROLE_GROUP.test(note) ? title : title.slice(0, -note.length - 2);
}

/** The field a column means, from its heads top to bottom; undefined when it is none of this ledger's. */
export function fieldOf(kind: ImportKind, path: readonly string[]): Field | undefined {
  const table = lookup[kind];
  const leaf = path.at(-1) ?? '';
  const groups = path.slice(0, -1);
  const joined = path.join('');
  const direct = table.get(joined) ?? table.get(withoutBrackets(joined));
  if (direct) return direct;
  const role = groups.findLast((g) => ROLE_GROUP.test(g));
  if (role && !(kind === 'families' && /^(家属|家属情况|留守家属情况|家属信息)$/.test(role))) {
    return table.get(role + leaf) ?? (/姓名$/.test(leaf) ? table.get(role) : undefined);
  }
  return table.get(leaf) ?? table.get(withoutBrackets(leaf));
}

/** Whether a text is a head of any ledger: this is what tells a header row from a row of values. */
export const isKnownTitle = (title: string): boolean => Object.values(lookup).some((table) => table.has(title) || table.has(withoutBrackets(title)));
