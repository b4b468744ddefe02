// The lower frame: one ticket in a classic form that the whole frame posts.
import { CHOICES, type ChoiceField } from '../desk/choices';
import { FIELDS, type Action } from '../desk/model';
import { openTicket, rememberOpen } from './open';
import { codeAt, codeOf, isChoice } from './codes';

const form = document.forms.namedItem('ticketForm')!;
const control = (name: string): HTMLInputElement => form.elements.namedItem(name) as HTMLInputElement;
const { fields } = openTicket();
rememberOpen(fields.id);

function addChoices(field: ChoiceField): void {
  if (field === 'accepted') {
    const radios = CHOICES.accepted.map((word, index) => {
      const label = document.createElement('label');
      const radio = document.createElement('input');
      radio.type = 'radio';
      radio.name = field;
      radio.value = codeAt(index);
      label.append(radio, word);
      return label;
    });
    document.getElementById('accepted')!.append(...radios);
    return;
  }
  const options = CHOICES[field].map((word, index) => new Option(word, codeAt(index)));
  control(field).append(new Option('--请选择--', ''), ...options);
}

function fill(): void {
  form.reset();
  for (const field of FIELDS) {
    const text = fields[field];
    control(field).value = isChoice(field) ? codeOf(field, text) : text;
  }
}

const REQUIRED = { customer: '投诉人', phone: '联系方式', content: '受理内容' };

/** Says what is missing, as the portal always has: one alert at a time. */
function valid(action: Action): boolean {
  for (const [name, label] of Object.entries(REQUIRED)) {
    if (control(name).value.trim() === '') return complain(name, `请填写“${label}”！`);
  }
  if (action === 'transfer' && control('department').value === '') {
    return complain('department', '转派前请选择“主责部门”！');
  }
  return true;
}

function complain(name: string, message: string): false {
  alert(message);
  control(name).focus();
  return false;
}

function post(action: Action): void {
  if (!valid(action)) return;
  control('action').value = action;
  form.submit();
}

for (const field of FIELDS) if (isChoice(field)) addChoices(field);
fill();
form.hidden = false;

form.addEventListener('submit', (event) => {
  control('action').value = 'save';
  if (!valid('save')) event.preventDefault();
});
for (const button of Array.from(form.querySelectorAll<HTMLInputElement>('[data-do]'))) {
  const action = button.dataset['do'];
  button.addEventListener('click', () => (action === 'cancel' ? fill() : post(action as Action)));
}
