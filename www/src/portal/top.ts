// The portal's outer page: it only holds the frames.
import { resetTickets } from '../desk/store';

const today = new Date();
const weekday = '日一二三四五六'[today.getDay()];
document.getElementById('today')!.textContent =
  `今天是 ${today.getFullYear()}年${today.getMonth() + 1}月${today.getDate()}日 星期${weekday}`;

document.getElementById('reset')!.addEventListener('click', () => {
  resetTickets();
  for (const frame of Array.from(document.querySelectorAll('iframe'))) frame.src = frame.src;
});
