// A text area that Angular binds. Its templates are compiled in the page, and its decorators called as the functions that
// they are, so that it needs no builder of its own.
import '@angular/compiler';
import { Component, provideZonelessChangeDetection, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { bootstrapApplication } from '@angular/platform-browser';
import { plainOf, type Mount } from '../start';

export const mount: Mount = async (holder, { lines, placeholder, readOnly }) => {
  const text = signal(plainOf(lines));
  class Reply {
    text = text;
    placeholder = placeholder;
    readOnly = readOnly;
  }
  const template =
    '<textarea id="reply" rows="4" name="bound" [(ngModel)]="text" [ngModelOptions]="{standalone: true}" [placeholder]="placeholder" [readOnly]="readOnly"></textarea>';
  const component = Component({ selector: '#holder', imports: [FormsModule], template })(Reply) as typeof Reply;
  await bootstrapApplication(component ?? Reply, { providers: [provideZonelessChangeDetection()] });
  const area = holder.querySelector('textarea');
  await new Promise<void>((done) => {
    const look = (): void => (area?.value === text() ? done() : void requestAnimationFrame(look));
    look();
  });
  return { model: () => text().split('\n').map((line) => [{ text: line }]) };
};
