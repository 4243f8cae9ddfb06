import { useEffect } from 'preact/hooks';

/** Brings the focus to the message box when somebody types with the focus in no text field, as in Discord. */
export function useTypingAnywhere(focus: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // A space presses the button that has the focus.
      const isTyping = event.key.length === 1 && event.key !== ' ';
      const isShortcut = event.ctrlKey || event.metaKey || event.altKey;
      if (isTyping && !isShortcut && !(document.activeElement instanceof HTMLInputElement)) focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}
