// The ticket's fields as Ant Design form items, every value held by the form's own store.
import { Col, DatePicker, Form, Input, InputNumber, Radio, Row, Select, type FormInstance } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { CHOICES, type ChoiceField } from '../desk/choices';
import type { Field, Fields } from '../desk/model';

const MINUTE = 'YYYY-MM-DD HH:mm';

interface ItemProps {
  name: Field;
  label: string;
  children?: ReactNode;
}

// How wide a part is follows from the width of the sheet, see react.css: breakpoints of the window say nothing about it.
const Part = ({ children }: { children: ReactNode }) => <Col className="part">{children}</Col>;

const Line = ({ name, label, children = <Input /> }: ItemProps) => (
  <Part>
    <Form.Item name={name} label={label}>
      {children}
    </Form.Item>
  </Part>
);

const Choice = ({ name, label }: ItemProps & { name: ChoiceField }) => (
  <Part>
    <Form.Item
      name={name}
      label={label}
      getValueProps={(text: string) => ({ value: text === '' ? undefined : text })}
      normalize={(text?: string) => text ?? ''}
    >
      <Select allowClear placeholder="请选择" options={CHOICES[name].map((value) => ({ value, label: value }))} />
    </Form.Item>
  </Part>
);

const Moment = ({ name, label }: ItemProps) => (
  <Part>
    <Form.Item
      name={name}
      label={label}
      getValueProps={(text: string) => ({ value: text ? dayjs(text, MINUTE) : null })}
      normalize={(value: dayjs.Dayjs | null) => value?.format(MINUTE) ?? ''}
    >
      <DatePicker showTime={{ format: 'HH:mm' }} format={MINUTE} needConfirm={false} />
    </Form.Item>
  </Part>
);

const Text = ({ name, label, rows, required = false }: ItemProps & { rows: number; required?: boolean }) => (
  <Col span={24}>
    <Form.Item name={name} label={label} rules={required ? [{ required, whitespace: true }] : []}>
      <Input.TextArea rows={rows} />
    </Form.Item>
  </Col>
);

interface Props {
  form: FormInstance<Fields>;
  onChanged: () => void;
}

export function TicketForm({ form, onChanged }: Props) {
  return (
    <Form form={form} layout="vertical" onValuesChange={onChanged}>
      <h3>客户与受理</h3>
      <Row gutter={16}>
        <Line name="id" label="工单编号">
          <Input readOnly variant="filled" />
        </Line>
        <Choice name="status" label="工单状态" />
        <Choice name="urgency" label="紧急程度" />
        <Line name="customer" label="客户姓名" />
        <Line name="phone" label="联系电话" />
        <Line name="number" label="受理号码" />
        <Choice name="star" label="客户星级" />
        <Choice name="region" label="归属地" />
        <Choice name="channel" label="受理渠道" />
        <Line name="acceptedAt" label="受理时间">
          <Input readOnly variant="filled" />
        </Line>
        <Moment name="happenedAt" label="发生时间" />
        <Part>
          <Form.Item
            name="amount"
            label="涉及金额"
            getValueProps={(text: string) => ({ value: text === '' ? null : text })}
            normalize={(value: string | null) => value ?? ''}
          >
            <InputNumber<string> stringMode min="0" precision={2} suffix="元" />
          </Form.Item>
        </Part>
      </Row>
      <h3>投诉内容</h3>
      <Row gutter={16}>
        <Choice name="type" label="问题类型" />
        <Col className="rest">
          <Form.Item name="demand" label="客户诉求">
            <Input />
          </Form.Item>
        </Col>
        <Text name="content" label="投诉内容" rows={4} required />
      </Row>
      <h3>核实与处理</h3>
      <Row gutter={16}>
        <Text name="findings" label="核实情况" rows={3} />
        <Choice name="liability" label="责任判定" />
        <Choice name="department" label="责任部门" />
        <Moment name="dueAt" label="办结时限" />
        <Text name="plan" label="处理方案" rows={2} />
        <Text name="reply" label="回复客户" rows={5} />
        <Choice name="feedback" label="反馈方式" />
        <Part>
          <Form.Item name="accepted" label="客户是否认可">
            <Radio.Group options={[...CHOICES.accepted]} />
          </Form.Item>
        </Part>
        <Choice name="satisfaction" label="满意度" />
      </Row>
    </Form>
  );
}
