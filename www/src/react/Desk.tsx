// The page as a whole: queue, ticket, history, and the bar with the buttons.
import { CustomerServiceOutlined } from '@ant-design/icons';
import { Button, Space, Tag, Timeline } from 'antd';
import { useState } from 'react';
import { Queue } from './Queue';
import { TicketForm } from './TicketForm';
import { TransferDialog } from './TransferDialog';
import { useDesk } from './useDesk';

export function Desk() {
  const desk = useDesk();
  const [transferring, setTransferring] = useState(false);
  const { fields, history } = desk.ticket;
  return (
    <div className="desk">
      <header>
        <CustomerServiceOutlined />
        <h1>客户关怀工作台</h1>
        <span className="clerk">投诉处理二组 · 张敏（80231）</span>
        <Button size="small" onClick={desk.reset}>
          恢复示例数据
        </Button>
      </header>
      <Queue tickets={desk.tickets} open={fields.id} onOpen={desk.open} />
      <main>
        <div className="title">
          <h2>
            {fields.customer} · {fields.type}
          </h2>
          <Tag>{fields.id}</Tag>
          {desk.changed && <Tag color="gold">有未保存的修改</Tag>}
        </div>
        <div className="sheet">
          <TicketForm form={desk.form} onChanged={desk.markChanged} />
        </div>
        <Space className="actions">
          <Button type="primary" loading={desk.saving && { delay: 200 }} onClick={() => desk.save('save')}>
            保存
          </Button>
          <Button onClick={() => setTransferring(true)}>转派</Button>
          <Button onClick={() => desk.save('close')}>办结</Button>
          <Button onClick={desk.cancel}>取消</Button>
          <span className="hint">Ctrl + S 保存</span>
        </Space>
      </main>
      <aside aria-label="处理记录">
        <h2>处理记录</h2>
        <Timeline
          items={[...history].reverse().map(({ at, who, what }) => ({
            content: (
              <>
                <div>{what}</div>
                <small>
                  {at} {who}
                </small>
              </>
            ),
          }))}
        />
      </aside>
      <TransferDialog
        open={transferring}
        department={fields.department}
        onCancel={() => setTransferring(false)}
        onDone={(department) => {
          setTransferring(false);
          desk.form.setFieldValue('department', department);
          void desk.save('transfer');
        }}
      />
    </div>
  );
}
