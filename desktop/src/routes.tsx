import type { ComponentType } from 'react';
import type { Hat } from '@guiyan/shared/domain/hats';
import type { IconName } from './ui/Icon';

export interface ScreenProps {
  /** The named parts of the path: `/families/:id` → { id }. */
  params: Record<string, string>;
}

export interface Route {
  path: string;
  /** Said with the county's own words: `say`. */
  title: string;
  /** With an icon and a group it stands in the menu, in the order of this table. */
  icon?: IconName;
  group?: 'daily' | 'office' | 'own';
  hats: readonly Hat[];
  /** Takes what is typed into the top bar's search box (`useSearchText`). */
  search?: boolean;
  load: () => Promise<{ Screen: ComponentType<ScreenProps> }>;
}

const staff = ['clerk', 'secretary'] as const;

/** Every screen of the office web, in the menu's order; the first one a hat may open is its home. */
export const routes: readonly Route[] = [
  { path: '/today', title: '今天要办', icon: 'bell', group: 'daily', hats: [...staff, 'county', 'outpost'], load: () => import('./home/Today') },
  { path: '/today/binds', title: '等确认的绑定', hats: staff, load: () => import('./home/Binds') },
  { path: '/members', title: '流动党员', icon: 'users', group: 'daily', hats: [...staff, 'county'], search: true, load: () => import('./members/Members') },
  { path: '/members/liaisons', title: '[liaison]', hats: staff, load: () => import('./members/Liaisons') },
  { path: '/members/verify', title: '[verify]', hats: staff, load: () => import('./members/Verify') },
  { path: '/members/home', title: '[county_home]', hats: [...staff, 'county'], load: () => import('./members/CountyHome') },
  { path: '/members/:id', title: '流动党员', hats: [...staff, 'county'], load: () => import('./members/Member') },
  { path: '/migrants', title: '外出务工', icon: 'luggage', group: 'daily', hats: [...staff, 'county'], search: true, load: () => import('./migrants/Migrants') },
  { path: '/families', title: '家庭', icon: 'house', group: 'daily', hats: [...staff, 'county', 'civil'], search: true, load: () => import('./families/Families') },
  { path: '/families/children', title: '孩子档案', hats: [...staff, 'county', 'civil'], load: () => import('./families/Completeness') },
  { path: '/families/:id', title: '家庭', hats: staff, load: () => import('./families/Family') },
  { path: '/cards', title: '[card]', icon: 'creditCard', group: 'daily', hats: staff, load: () => import('./cards/Cards') },
  { path: '/cards/print', title: '[card]', hats: ['clerk'], load: () => import('./cards/Print') },
  { path: '/surveys', title: '半年一动态', icon: 'clipboard', group: 'daily', hats: [...staff, 'county'], load: () => import('./surveys/Rounds') },
  { path: '/surveys/new', title: '开一轮', hats: ['clerk', 'county'], load: () => import('./surveys/NewRound') },
  { path: '/surveys/:id', title: '半年一动态', hats: [...staff, 'county'], search: true, load: () => import('./surveys/Round') },
  { path: '/surveys/:id/print', title: '半年一动态登记表', hats: staff, load: () => import('./surveys/Print') },
  { path: '/papers', title: '证件与转接', icon: 'idCard', group: 'daily', hats: [...staff, 'county'], load: () => import('./papers/Papers') },
  { path: '/pairings', title: '[pairing|结对]', icon: 'pair', group: 'daily', hats: [...staff, 'county', 'civil'], load: () => import('./pairings/Pairings') },
  { path: '/pairings/new', title: '结一对', hats: staff, load: () => import('./pairings/Pair') },
  { path: '/pairings/helpers', title: '帮扶人', hats: staff, load: () => import('./pairings/Helpers') },
  { path: '/pairings/left', title: '没人帮的人家', hats: [...staff, 'county'], load: () => import('./pairings/Left') },
  { path: '/pairings/zones', title: '包村包组', hats: [...staff, 'county'], load: () => import('./pairings/Zones') },
  { path: '/pairings/schemes', title: '结对工程', hats: [...staff, 'county'], load: () => import('./pairings/Schemes') },
  { path: '/visits', title: '走访', icon: 'calendar', group: 'daily', hats: [...staff, 'county'], load: () => import('./visits/Visits') },
  { path: '/visits/plan', title: '走访怎么排', hats: staff, load: () => import('./visits/Plan') },
  { path: '/visits/drive', title: '春节前走一遍', hats: [...staff, 'county'], load: () => import('./visits/Drive') },
  { path: '/visits/gifts', title: '慰问', hats: [...staff, 'county'], load: () => import('./visits/Gifts') },
  { path: '/visits/help', title: '帮工', hats: [...staff, 'county'], load: () => import('./visits/Help') },
  { path: '/visits/photos', title: '走访的照片', hats: staff, load: () => import('./visits/Photos') },
  { path: '/duties', title: '该办的', icon: 'listChecks', group: 'daily', hats: [...staff, 'county'], load: () => import('./duties/Duties') },
  { path: '/duties/list', title: '该办的', hats: [...staff, 'county', 'outpost'], load: () => import('./duties/List') },
  { path: '/elders', title: '老人', icon: 'users', group: 'daily', hats: [...staff, 'civil'], load: () => import('./elders/Elders') },
  { path: '/services', title: '绿色通道', icon: 'badgeCheck', group: 'daily', hats: [...staff, 'county'], load: () => import('./services/Services') },
  { path: '/services/list', title: '绿色通道', hats: [...staff, 'county'], load: () => import('./services/List') },
  { path: '/services/call-backs', title: '要回访的', hats: [...staff, 'county'], load: () => import('./services/CallBacks') },
  { path: '/elders/print', title: '老人移交名单', hats: [...staff, 'civil'], load: () => import('./elders/Print') },
  { path: '/clinics', title: '义诊与签约', icon: 'stethoscope', group: 'daily', hats: [...staff, 'civil', 'county'], load: () => import('./clinics/Clinics') },
  { path: '/grants', title: '项目扶持', icon: 'sprout', group: 'daily', hats: [...staff, 'county'], load: () => import('./grants/Grants') },
  { path: '/requests', title: '办事', icon: 'file', group: 'daily', hats: [...staff, 'county', 'outpost'], load: () => import('./requests/Requests') },
  { path: '/requests/items', title: '办事目录', hats: [...staff, 'county'], load: () => import('./requests/Items') },
  { path: '/requests/sheet', title: '一次告知单', hats: [...staff, 'county'], load: () => import('./requests/Sheet') },
  { path: '/requests/mandates', title: '委托代办', hats: staff, load: () => import('./mandates/Mandates') },
  { path: '/requests/:id', title: '办事', hats: [...staff, 'county', 'outpost'], load: () => import('./requests/Request') },
  { path: '/requests/:id/slip', title: '办事单子', hats: [...staff, 'county', 'outpost'], load: () => import('./requests/Slip') },
  { path: '/difficulties', title: '困难台账', icon: 'help', group: 'daily', hats: [...staff, 'county'], load: () => import('./difficulties/Difficulties') },
  { path: '/outposts', title: '驻外中心', icon: 'signpost', group: 'daily', hats: [...staff, 'county', 'outpost'], load: () => import('./outposts/Outposts') },
  { path: '/outposts/:id', title: '驻外中心', hats: [...staff, 'county', 'outpost'], load: () => import('./outposts/Outpost') },
  { path: '/outposts/:id/desk', title: '逢场取号', hats: ['clerk', 'outpost'], load: () => import('./outposts/Desk') },
  { path: '/outposts/:id/queue', title: '逢场大屏', hats: ['clerk', 'outpost'], load: () => import('./outposts/Queue') },
  { path: '/outposts/:id/report', title: '逢场日报', hats: ['clerk', 'county', 'outpost'], load: () => import('./outposts/Report') },
  { path: '/reports', title: '联络与汇报', icon: 'message', group: 'daily', hats: staff, load: () => import('./reports/Contact') },
  { path: '/reports/unreached/print', title: '带话名单', hats: staff, load: () => import('./notices/Print') },
  { path: '/inbox', title: '消息', hats: [...staff, 'county', 'outpost'], load: () => import('./notices/Inbox') },
  { path: '/reports/:id', title: '思想汇报', hats: staff, load: () => import('./reports/Report') },
  { path: '/greetings', title: '贺卡', icon: 'mail', group: 'daily', hats: ['clerk'], load: () => import('./greetings/Greetings') },
  { path: '/greetings/print', title: '贺卡打印', hats: ['clerk'], load: () => import('./greetings/Print') },
  { path: '/posts', title: '政策消息', icon: 'megaphone', group: 'daily', hats: [...staff, 'county'], load: () => import('./posts/Posts') },
  { path: '/posts/:id', title: '政策消息', hats: [...staff, 'county'], load: () => import('./posts/Post') },
  { path: '/meetings', title: '会议', icon: 'coffee', group: 'daily', hats: staff, load: () => import('./meetings/Meetings') },
  { path: '/meetings/sites', title: '幸福小院', hats: staff, load: () => import('./meetings/Sites') },
  { path: '/meetings/:id', title: '会议', hats: staff, load: () => import('./meetings/Meeting') },
  { path: '/imports', title: '导入', icon: 'upload', group: 'office', hats: [...staff, 'county'], load: () => import('./imports/Start') },
  { path: '/imports/:id', title: '导入', hats: [...staff, 'county'], load: () => import('./imports/Work') },
  { path: '/people', title: '查重', icon: 'users', group: 'office', hats: staff, load: () => import('./people/Duplicates') },
  { path: '/people/compare', title: '查重', hats: staff, load: () => import('./people/Compare') },
  { path: '/ledgers', title: '台账与报表', icon: 'bookOpen', group: 'office', hats: [...staff, 'county', 'civil', 'outpost'], load: () => import('./ledgers/Ledgers') },
  { path: '/township', title: '全乡情况', icon: 'bars', group: 'office', hats: [...staff, 'county'], load: () => import('./stats/Township') },
  { path: '/township/records', title: '全乡情况', hats: [...staff, 'county'], load: () => import('./stats/Records') },
  { path: '/township/families', title: '全乡情况', hats: [...staff, 'county'], load: () => import('./stats/Families') },
  { path: '/alarms', title: '孩子有危险', icon: 'bell', group: 'own', hats: ['clerk', 'civil'], load: () => import('./alarms/Alarms') },
  { path: '/counsellors', title: '咨询师', icon: 'message', group: 'own', hats: ['county', 'civil'], load: () => import('./referrals/Counsellors') },
  { path: '/directory', title: '常用电话', icon: 'phone', group: 'own', hats: [...staff, 'county', 'outpost', 'civil', 'auditor'], load: () => import('./directory/Directory') },
  { path: '/marks', title: '标记', icon: 'bookmark', group: 'own', hats: [...staff, 'county', 'outpost'], load: () => import('./marks/Marks') },
  { path: '/settings', title: '设置', icon: 'settings', group: 'own', hats: [...staff, 'county'], load: () => import('./settings/Settings') },
  { path: '/settings/handover/:id', title: '离任交接', hats: [...staff, 'county'], load: () => import('./settings/HandOver') },
  { path: '/audit', title: '谁看过', icon: 'eye', group: 'own', hats: ['county', 'auditor'], load: () => import('./audit/Events') },
];
