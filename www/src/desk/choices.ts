// The fixed lists behind the desk's selects.
import type { Field } from './model';

export const CHOICES = {
  status: ['待受理', '核实中', '方案协商', '跟进中', '已转派', '待回访', '已办结'],
  urgency: ['一般', '紧急', '特急'],
  star: ['未评级', '一星', '二星', '三星', '四星', '五星'],
  region: ['云州市城东区', '云州市城西区', '云州市高新区', '云州市临湖县', '云州市青溪镇', '江陵市'],
  channel: ['热线电话', '手机APP', '营业厅', '微信客服', '政务热线转办', '上级转办'],
  type: [
    '资费争议',
    '不知情定制',
    '网络故障',
    '宽带装维',
    '业务办理受限',
    '营销误导',
    '服务态度',
    '携号转网',
    '骚扰诈骗',
    '涉诈停机',
    '信息泄露',
    '其他',
  ],
  liability: ['待核实', '系统故障', '计费错误', '服务失误', '客户操作不当', '客户误解套餐', '第三方原因', '不可抗力'],
  department: ['客户服务中心', '计费账务中心', '网络运维中心', '装维中心', '市场部', '反诈中心', '渠道管理部'],
  feedback: ['电话回复', '短信回复', 'APP消息', '上门回访'],
  accepted: ['待确认', '认可', '不认可'],
  satisfaction: ['非常满意', '满意', '一般', '不满意', '未评价'],
} as const satisfies Partial<Record<Field, readonly string[]>>;

export type ChoiceField = keyof typeof CHOICES;
