import { say } from '../api/session';

/** What each event says to somebody who reads the log. The keys are those of the server's events. */
export const eventWords: Record<string, string> = {
  'hat.given': '给了身份', 'hat.ended': '停了身份', 'cadre.handed_over': '交接了一位干部的事', 'invite.made': '发了邀请', 'invite.revoked': '收回邀请',
  'bind.asked': '申请绑定', 'bind.approved': '确认绑定', 'bind.refused': '没有确认绑定', 'session.reuse_detected': '登录凭据被重复使用',
  'value.revealed': '看了完整号码', 'page.opened': '打开了一页', 'list.read': '看了名单', 'window.added': '添了窗口',
  'member.added': '登记党员', 'member.changed': '改了党员资料', 'outflow.opened': '登记外出', 'outflow.changed': '改了外出', 'setting.set': '定了口径', 'label.set': '定了叫法', 'liaison.appointed': '定了[liaison]',
  'family.made': '登记家庭', 'family.joined': '登记家人', 'card.issued': '发[card]', 'card.voided': '作废[card]', 'card.scanned': '窗口扫证', 'service.logged': '登记窗口服务', 'service.corrected': '更正窗口服务',
  'checkin.sent': '报平安或求帮忙', 'checkin.undone': '撤回报平安', 'happening.told': '说了一件家里的事', 'happening.taken_back': '收回一件家里的事', 'counsellor.appointed': '给了咨询师权限', 'counsellor.dismissed': '停了咨询师权限', 'referral.made': '转给咨询师', 'referral.noted': '咨询师记了一次', 'referral.closed': '咨询结束',
  'clinic.recorded': '记义诊、体检、签约', 'clinic.taken_back': '拿掉一条义诊、体检、签约', 'grant.given': '记项目扶持', 'grant.outcome': '记项目成效', 'grant.taken_back': '作废一笔扶持', 'elder.saved': '记老人情况', 'helpday.planned': '约了帮工', 'helpday.recorded': '记帮工', 'helpday.called_off': '取消帮工',
  'report.handed_in': '交思想汇报', 'report.accepted': '收下汇报', 'report.returned': '退回汇报',
  'request.submitted': '提了一件事', 'request.taken': '接了一件事', 'request.answered': '答复了结果', 'request.confirmed': '说办好了', 'request.reopened': '说还没办好', 'request.attempted': '联系了一次', 'request.closed': '办结', 'request.withdrawn': '收回一件事', 'request.handed': '一件事换了人办',
  'pairing.made': '结对', 'pairing.ended': '解除结对', 'visit.recorded': '记走访', 'duties.opened': '到期的事列出来了', 'duties.ended': '到期的事了结', 'duties.escalated': '过期的事报上一级', 'duty.given': '交代一件事', 'duty.assigned': '换人来做', 'duty_rule.set': '改到期规则', 'reminder.sent': '发月度提醒', 'delivery.settled': '提醒有了结果',
  'import.read': '读了表格', 'import.tried': '试导', 'import.committed': '导入一批', 'import.done': '导完', 'import.undo_begun': '要整份撤回导入', 'import.taken_back': '撤回一批', 'import.undo_stopped': '撤到一半停住', 'import.undone': '整份撤回', 'person.taken_back': '随导入撤回', 'ledger.exported': '导出台账', 'ledger.refused': '想导别处的台账，没给', 'ledger.asked': '申请导出完整号码', 'ledger.approved': '批准导出完整号码', 'ledger.not_approved': '没批导出完整号码', 'import.head_saved': '记住表头', 'import.head_forgotten': '忘掉表头', 'survey.opened': '开一轮半年一动态', 'survey.recorded': '记半年一动态', 'survey.found': '半年一动态里发现新人', 'survey.decided': '定了一处差异', 'survey.closed': '结束一轮半年一动态', 'migrant.added': '记外出务工', 'migrant.changed': '改外出务工', 'migrant.ended': '记不在外了', 'migrant.total_set': '报外出务工总数',
};
export const wordsOf = (name: string): string => say(eventWords[name] ?? name);
