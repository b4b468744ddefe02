// Handing a ticket over asks for the department in a modal window.
import { Form, Modal, Select } from 'antd';
import { CHOICES } from '../desk/choices';

interface Props {
  open: boolean;
  department: string;
  onCancel: () => void;
  onDone: (department: string) => void;
}

interface Answer {
  department: string;
}

export function TransferDialog({ open, department, onCancel, onDone }: Props) {
  const [form] = Form.useForm<Answer>();
  return (
    <Modal
      title="转派工单"
      open={open}
      okText="确定转派"
      width={420}
      destroyOnHidden
      onCancel={onCancel}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        name="transfer"
        layout="vertical"
        preserve={false}
        initialValues={{ department: department === '' ? undefined : department }}
        onFinish={(answer) => onDone(answer.department)}
      >
        <Form.Item name="department" label="转派部门" rules={[{ required: true, message: '请选择转派部门' }]}>
          <Select placeholder="请选择" options={CHOICES.department.map((value) => ({ value, label: value }))} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
