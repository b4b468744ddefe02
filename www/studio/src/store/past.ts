// What was, and what was undone. A layer is a list of files, so that a step back is an older list.
import type { Files } from '../engine/types';

interface Step {
  files: Files;
  /** What was being changed: further changes of the same make no step of their own. */
  about: string;
}
/** So many steps back. */
const MOST = 200;

export class Past {
  private readonly back: Step[] = [];
  private readonly forth: Step[] = [];
  private about = '';

  get canUndo(): boolean {
    return this.back.length > 0;
  }
  get canRedo(): boolean {
    return this.forth.length > 0;
  }
  /** Before `files` become others. */
  note(files: Files, about: string): void {
    this.forth.length = 0;
    if (about !== '' && about === this.about) return;
    this.about = about;
    this.back.push({ files, about });
    if (this.back.length > MOST) this.back.shift();
  }
  clear(): void {
    this.back.length = this.forth.length = 0;
    this.about = '';
  }
  /** The next change is a step of its own, whatever it is about. */
  pause(): void {
    this.about = '';
  }
  undo(files: Files): Files | undefined {
    return this.move(this.back, this.forth, files);
  }
  redo(files: Files): Files | undefined {
    return this.move(this.forth, this.back, files);
  }
  private move(from: Step[], to: Step[], files: Files): Files | undefined {
    const step = from.pop();
    if (!step) return undefined;
    this.about = '';
    to.push({ files, about: step.about });
    return step.files;
  }
}
