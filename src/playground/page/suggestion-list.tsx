import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** One line of the list above the message box. */
export interface Suggestion {
  readonly key: string;
  readonly label: string;
  /** Short words beside the label, such as the options that a command takes. */
  readonly hints: readonly string[];
  readonly detail: string;
  readonly choose: () => void;
}

interface SuggestionListProps {
  readonly id: string;
  readonly title: string;
  /** What is being typed, told above the list: an option's name and description. */
  readonly about: { readonly name: string; readonly description: string } | null;
  readonly suggestions: readonly Suggestion[];
  readonly active: number;
  readonly activate: (index: number) => void;
}

/** Gives the id of a line, for `aria-activedescendant`. */
export function idOfLine(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** Draws the list that Discord opens above the message box: commands, an option's choices, or further options. */
export function SuggestionList(props: SuggestionListProps): JSX.Element | null {
  const { id, title, about, suggestions, active, activate } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  if (about === null && suggestions.length === 0) return null;
  return (
    <div class="suggestions">
      {about !== null && (
        <p class="about">
          <b>{about.name}</b> {about.description}
        </p>
      )}
      {suggestions.length > 0 && <p class="title">{title}</p>}
      <div id={id} role="listbox" aria-label={title} ref={list} class="lines">
        {suggestions.map((suggestion, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled where the focus is, in the message box.
          <div
            key={suggestion.key}
            id={idOfLine(id, index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            class="line"
            onMouseMove={() => activate(index)}
            // The focus stays in the message box, as a combobox wants it.
            onMouseDown={(event) => event.preventDefault()}
            onClick={suggestion.choose}
          >
            <span class="label">{suggestion.label}</span>
            {suggestion.hints.map((hint) => (
              <span key={hint} class="hint">
                {hint}
              </span>
            ))}
            <span class="detail">{suggestion.detail}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
