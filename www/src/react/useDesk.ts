// The state of the React face: the tickets, the open one, and the one way to save it.
import { App, Form, type FormInstance } from 'antd';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { putInAddress, ticketInAddress } from '../desk/address';
import { sendTicket } from '../desk/api';
import { afterAction, type Action, type Fields, type Ticket } from '../desk/model';
import { keepTicket, loadTickets, onStored, resetTickets } from '../desk/store';

export interface Desk {
  tickets: Ticket[];
  ticket: Ticket;
  form: FormInstance<Fields>;
  changed: boolean;
  saving: boolean;
  open: (id: string) => void;
  markChanged: () => void;
  cancel: () => void;
  reset: () => void;
  save: (action: Action) => Promise<void>;
}

const DONE: Record<Action, string> = { save: '保存成功', transfer: '转派成功', close: '工单已办结' };

export function useDesk(): Desk {
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [tickets, setTickets] = useState(loadTickets);
  const [id, setId] = useState(() => ticketInAddress(tickets).fields.id);
  const [changed, setChanged] = useState(false);
  const [saving, setSaving] = useState(false);
  const busy = useRef(false);
  const ticket = tickets.find(({ fields }) => fields.id === id) ?? ticketInAddress(tickets);

  const show = (fields: Fields): void => {
    form.setFieldsValue(fields);
    setChanged(false);
  };

  const open = (wanted: string): void => {
    putInAddress(wanted);
    setId(wanted);
  };

  async function save(action: Action): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setSaving(true);
    try {
      const fields = await form.validateFields();
      await sendTicket('react', fields, action);
      setTickets(keepTicket(fields, action));
      show(afterAction(fields, action));
      message.success(DONE[action]);
    } catch (error) {
      message.error(error instanceof Error ? '保存失败，请稍后重试' : '请先填写必填项');
    } finally {
      busy.current = false;
      setSaving(false);
    }
  }

  const openFields = useEffectEvent(() => show(ticket.fields));
  useEffect(() => openFields(), [id]);

  const saveByKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    void save('save');
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => saveByKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  useEffect(() => onStored(() => setTickets(loadTickets())), []);

  return {
    tickets,
    ticket,
    form,
    changed,
    saving,
    open,
    save,
    markChanged: () => setChanged(true),
    cancel: () => show(ticket.fields),
    reset: () => {
      const samples = resetTickets();
      setTickets(samples);
      const first = ticketInAddress(samples);
      open(first.fields.id);
      show(first.fields);
    },
  };
}
