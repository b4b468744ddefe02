// The portal's selects carry two-digit codes, as old systems do; people see the words.
import { CHOICES, type ChoiceField } from '../desk/choices';

export const isChoice = (field: string): field is ChoiceField => field in CHOICES;

export const codeAt = (index: number): string => String(index + 1).padStart(2, '0');

/** The code of `word`, empty when nothing is chosen. */
export function codeOf(field: ChoiceField, word: string): string {
  const index = (CHOICES[field] as readonly string[]).indexOf(word);
  return index < 0 ? '' : codeAt(index);
}

/** The word behind `code`, empty when nothing is chosen. */
export function wordOf(field: ChoiceField, code: string): string {
  return CHOICES[field][Number(code) - 1] ?? '';
}
