// What the page calls the kinds of items, their keys and the words that keys take. What a key means in full comes from the
// module, which has it from where the reader of packs has it.

export const KINDS: Record<string, string> = {
  phrase: '话术', rule: '规则', check: '清单', scene: '场景', cue: '留意词', limit: '时限', slot: '空',
  field: '栏位', stage: '阶段', reader: '识别词', calendar: '日历', reason: '原因', pack: '包信息',
};

const KEYS: Record<string, string> = {
  id: '名字', code: '短码', step: '步骤', stage: '阶段', scenes: '场景', usage: '用途', when: '什么时候用', text: '内容', tags: '标签',
  kind: '检查什么', level: '轻重', mode: '力度', dial: '换档', stages: '在哪些阶段看', on: '拦哪些保存', fields: '看哪些栏位',
  words: '词', need: '必须成立', at_field: '指到哪个栏位', confirm: '哪种确认', field: '对照栏位', by: '比较什么', detect: '查哪些信息',
  flaw: '什么毛病', limit: '时限', near: '同句里要有', message: '告诉坐席', why: '为什么', fixes: '补救话术', flags: '必须指出的例子',
  allows: '不能误报的例子', label: '面板上的叫法', labels: '页面上的叫法', voice: '谁的话', choices: '选项', name: '叫什么', short: '简称',
  signal: '依据', due: '填哪个时限', max: '最多字数', met: '怎样算做了', hours: '小时', days: '天', working_days: '工作日', source: '出处',
  mark: '性质', year: '年份', off: '放假', worked: '调休上班', closes: '下班时间', note: '提示', role: '识别成什么', accept: '不必再提醒',
  format: '格式', version: '版本号', extends: '叠在哪个包上', hide: '不要的条目', reply: '话术写到',
  checks: '做的是哪一项', prefer: '什么时候排前面', opens: '上班时间',
  name_en: '英文名', label_en: '英文叫法', short_en: '英文简称', message_en: '英文提示', why_en: '英文理由', note_en: '英文提示',
};
const OF_KIND: Record<string, Record<string, string>> = {
  rule: { when: '什么时候看' },
  phrase: { why: '排前面的理由' },
  scene: { when: '什么工单算' },
  check: { when: '什么工单要做', label: '坐席看到的字' },
  slot: { fields: '取哪些栏位', name: '没填时显示' },
  reason: { id: '代码' },
};
export const keyName = (kind: string, key: string): string => OF_KIND[kind]?.[key] ?? KEYS[key] ?? key;

const WORDS: Record<string, Record<string, string>> = {
  usage: { say: '说给客户', record: '写进记录' },
  level: { hint: '建议', reason: '需要处理', block: '必须处理' },
  mode: { observe: '只记录', remind: '提醒不拦', enforce: '拦截' },
  kind: {
    forbid: '不该说的词', require: '必须成立的条件', deadline: '有没有明确时限', promise: '时限合不合适', confirmed: '有没有得到确认',
    agree: '两处写得一致', personal: '不该写的个人信息', 'open-slot': '没填的空',
  },
  on: { save: '保存', transfer: '转派', close: '办结' },
  confirm: { restate: '复述确认', plan: '方案确认', satisfaction: '满意度确认' },
  by: { money: '金额', number: '电话号码', due: '到期时间', restate: '复述确认', plan: '方案确认', satisfaction: '满意度确认' },
  detect: { 'id-card': '身份证号', 'bank-card': '银行卡号', password: '密码' },
  flaw: { past: '已经过了', 'rest-day': '落在休息日', night: '落在夜间', 'over-limit': '超出上限' },
  voice: { agent: '坐席说给客户', colleague: '坐席写给同事', customer: '客户说的', fact: '事实' },
  mark: { law: '法规', custom: '惯例' },
};
export const wordName = (key: string, word: string): string => WORDS[key]?.[word] ?? word;

export const DEEDS: Record<string, string> = { below: '下层', wrote: '新增', replaced: '已改', extended: '已改', hid: '已隐藏' };

/** Which key of an item people know it by. */
export const TITLE: Record<string, string> = {
  phrase: 'text', rule: 'message', check: 'label', scene: 'name', cue: 'note', limit: 'name', slot: 'name', field: 'label',
  stage: 'name', reader: 'role', calendar: 'source', reason: 'name',
};
/** Keys whose text may be long. */
export const LONG = new Set(['text', 'message', 'why', 'note', 'source']);
/** Keys that few authors need; folded away. */
export const RARE = new Set(['id', 'step', 'mode', 'dial', 'accept', 'replace', 'extend', 'near', 'format', 'extends']);
export const isRare = (key: string): boolean => RARE.has(key) || key.endsWith('_en');

/** The keys that people look at first; the others follow in the order of the reference page. */
export const FIRST: Record<string, string[]> = {
  phrase: ['text', 'stage', 'step', 'scenes', 'usage', 'code', 'tags', 'when'],
  rule: ['message', 'level', 'kind', 'words', 'need', 'at_field', 'flags', 'allows', 'stages', 'on', 'fields', 'when', 'fixes', 'why'],
  pack: ['name', 'version', 'id', 'mode', 'dial', 'reply'],
};
