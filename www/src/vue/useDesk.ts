// The state of the Vue face: the tickets, the open one, its draft, and the one way to save it.
import { ElMessage } from 'element-plus';
import { computed, reactive, ref, type ComputedRef, type Ref } from 'vue';
import { putInAddress, ticketInAddress } from '../desk/address';
import { sendTicket } from '../desk/api';
import { FIELDS, afterAction, type Action, type Fields, type Ticket } from '../desk/model';
import { keepTicket, loadTickets, onStored, resetTickets } from '../desk/store';

export interface Desk {
  tickets: Ref<Ticket[]>;
  ticket: ComputedRef<Ticket>;
  draft: Fields;
  changed: ComputedRef<boolean>;
  saving: Ref<boolean>;
  open: (id: string) => void;
  cancel: () => void;
  reset: () => void;
  save: (action: Action) => Promise<void>;
}

const DONE: Record<Action, string> = { save: '保存成功', transfer: '转派成功', close: '工单已办结' };

export function useDesk(): Desk {
  const tickets = ref(loadTickets());
  const id = ref(ticketInAddress(tickets.value).fields.id);
  const ticket = computed(() => tickets.value.find(({ fields }) => fields.id === id.value) ?? ticketInAddress(tickets.value));
  const draft = reactive({ ...ticket.value.fields });
  const changed = computed(() => FIELDS.some((field) => draft[field] !== ticket.value.fields[field]));
  const saving = ref(false);

  const cancel = (): void => void Object.assign(draft, ticket.value.fields);

  function open(wanted: string): void {
    putInAddress(wanted);
    id.value = wanted;
    cancel();
  }

  async function save(action: Action): Promise<void> {
    if (saving.value) return;
    saving.value = true;
    const fields = { ...draft };
    try {
      await sendTicket('vue', fields, action);
      tickets.value = keepTicket(fields, action);
      if (id.value === fields.id) Object.assign(draft, afterAction(fields, action));
      ElMessage.success(DONE[action]);
    } catch {
      ElMessage.error('保存失败，请稍后重试');
    } finally {
      saving.value = false;
    }
  }

  function reset(): void {
    tickets.value = resetTickets();
    open(ticketInAddress(tickets.value).fields.id);
  }

  onStored(() => {
    tickets.value = loadTickets();
  });
  return { tickets, ticket, draft, changed, saving, open, cancel, reset, save };
}
