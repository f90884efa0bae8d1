import { useEffect, useEffectEvent } from 'react';

/** Where letters are typed, or a dialog has the keyboard. */
const TAKEN =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], dialog, [role=dialog], [role=menu]';

/** Single keys that do something on a page, by what they type; not while one writes, and not with Ctrl, Alt or Meta. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const act = keys[event.key];
    const taken = event.target instanceof Element && event.target.closest(TAKEN) !== null;
    if (act === undefined || taken || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
