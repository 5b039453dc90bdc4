interface FileButtonProps {
  title: string;
  accept?: string;
  disabled?: boolean;
  onFile: (file: File) => void;
}

/** Chooses a file by a button like all others; the browser's own is small and speaks its own language. */
export function FileButton({ title, accept = documents, disabled, onFile }: FileButtonProps) {
  return (
    <label class={`button button-plain button-wide file-button${disabled ? ' file-button-off' : ''}`}>
      <input
        type="file"
        class="for-screen-readers"
        accept={accept}
        disabled={disabled}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen again after it was refused.
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
      {title}
    </label>
  );
}

/** What the service takes in; it looks at the bytes itself. */
const documents = 'application/pdf,image/png,image/jpeg,text/plain,.pdf,.png,.jpg,.jpeg,.txt';
