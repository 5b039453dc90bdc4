import type { ComponentChildren, Ref } from 'preact';

export interface ButtonProps {
  children: ComponentChildren;
  onPress?: () => void;
  /** `primary`: the next thing to do, one per screen. `danger`: takes something away. `quiet`: rarely needed. */
  look?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** Submits the form around it when there is no `onPress`. */
  submit?: boolean;
  disabled?: boolean;
  wide?: boolean;
  /** For buttons that show only a sign. */
  label?: string;
  pressed?: boolean;
  buttonRef?: Ref<HTMLButtonElement>;
}

export function Button({
  children,
  onPress,
  look = 'plain',
  submit,
  disabled,
  wide,
  label,
  pressed,
  buttonRef,
}: ButtonProps) {
  return (
    <button
      ref={buttonRef}
      type={submit ? 'submit' : 'button'}
      class={`button button-${look}${wide ? ' button-wide' : ''}`}
      onClick={onPress}
      disabled={disabled}
      aria-label={label}
      aria-pressed={pressed}
    >
      {children}
    </button>
  );
}
