// How strongly the desk colours a status or an urgency.

export type Tone = 'plain' | 'info' | 'good' | 'warn' | 'bad';

const STATUS: Record<string, Tone> = {
  待受理: 'bad',
  核实中: 'info',
  方案协商: 'info',
  跟进中: 'warn',
  已转派: 'warn',
  待回访: 'good',
};
const URGENCY: Record<string, Tone> = { 紧急: 'warn', 特急: 'bad' };

export const statusTone = (status: string): Tone => STATUS[status] ?? 'plain';
export const urgencyTone = (urgency: string): Tone => URGENCY[urgency] ?? 'plain';
