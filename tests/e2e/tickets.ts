// The tickets of the assistant's tests, in the demo desk's own fields. Each names the stage that it is in and lacks
// exactly what its name says.

/** When all of it happens: a Wednesday. */
export const NOW = '2026-09-23T10:30:00+08:00';

export interface Fields {
  id: string;
  customer: string;
  demand: string;
  content: string;
  findings: string;
  plan: string;
  reply: string;
  [field: string]: string;
}

interface Ticket {
  stage: string;
  fields: Fields;
}

/** Agreed with the customer, dispatched, and being followed up: sound but for what the reply says. */
const FOLLOW_UP = {
  status: '跟进中',
  urgency: '一般',
  phone: '177****3059',
  number: '177****3059',
  star: '三星',
  region: '云州市城东区',
  channel: '热线电话',
  acceptedAt: '2026-09-22 09:00',
  type: '网络故障',
  happenedAt: '2026-09-21 20:00',
  amount: '',
  demand: '恢复室内信号',
  content: '客户反映锦绣园7栋从前天晚上起没有信号，在家办公漏接了几个电话，希望恢复。',
  findings: '小区基站停电，已派人抢修。',
  liability: '系统故障',
  plan: '抢修供电，再测一遍信号。',
  department: '网络运维中心',
  dueAt: '',
  feedback: '电话回复',
  accepted: '认可',
  satisfaction: '',
};

const followUp = (id: string, customer: string, reply: string): Ticket => ({
  stage: '跟进与反馈',
  fields: { ...FOLLOW_UP, id, customer, reply },
});

export const TICKETS = {
  /** No definite time for the customer: `deadline.missing`, mended by a sentence. */
  undated: followUp('TS202609220001', '陆一鸣', '您好，没信号耽误您用电话了，抱歉。抢修人员已经到场。'),
  /** Nothing is missing. */
  sound: followUp('TS202609220002', '程晚秋', '您好，没信号耽误您用电话了，抱歉。明天18:00前给您打电话。'),
  /** Words that nobody may say: `tone.let-go`, mended in place. */
  rude: followUp('TS202609220003', '韦大年', '您好，抱歉。不满意你去投诉好了。明天18:00前给您打电话。'),
  /** Three rules at once: `deadline.missing`, `tone.blame`, `tone.overpromise`. */
  several: followUp('TS202609220004', '霍思远', '您好，抱歉，这个不归我管，我们百分百修好。'),
  /** Just taken down, not read back: `confirm.restate`. */
  fresh: {
    stage: '受理与安抚',
    fields: {
      ...FOLLOW_UP,
      id: 'TS202609220005',
      customer: '宁小满',
      status: '待受理',
      type: '资费争议',
      amount: '86.5',
      demand: '退还多扣的费用',
      content: '客户来电反映，一直用的是59元套餐，上月账单多出86.5元“套外流量费”，没有收到过提醒短信。',
      findings: '',
      liability: '待核实',
      plan: '',
      department: '',
      feedback: '',
      accepted: '待确认',
      reply: '您好，这笔费用我来查。',
    },
  },
} satisfies Record<string, Ticket>;

export type Name = keyof typeof TICKETS;
