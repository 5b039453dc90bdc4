import type { ComponentChildren } from 'preact';

/** Signs of the navigation; always beside a word, so they say nothing themselves. */
function Sign({ children }: { children: ComponentChildren }) {
  return (
    <svg class="nav-sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const HomeSign = () => (
  <Sign>
    <path d="M3.500 11.500 12 4l8.500 7.500M6 10v9.500h12V10" />
  </Sign>
);
export const SearchSign = () => (
  <Sign>
    <circle cx="10.500" cy="10.500" r="6.500" />
    <path d="m15.500 15.500 5 5" />
  </Sign>
);
export const ScanSign = () => (
  <Sign>
    <path d="M4 8.500V4h4.500M15.500 4H20v4.500M20 15.500V20h-4.500M8.500 20H4v-4.500M3 12h18" />
  </Sign>
);
export const HandoffSign = () => (
  <Sign>
    <path d="M4 8.500h14m-4-4 4 4-4 4M20 16H6m4 4-4-4 4-4" />
  </Sign>
);
export const OrganisationSign = () => (
  <Sign>
    <path d="M4 20V9.500l5 3v-3l5 3V4h6v16zM8 16.500h2M13 16.500h2" />
  </Sign>
);
export const BackSign = () => (
  <Sign>
    <path d="M14.500 5.500 8 12l6.500 6.500" />
  </Sign>
);
export const ArrowSign = () => (
  <Sign>
    <path d="m9.500 5.500 6.500 6.500-6.500 6.500" />
  </Sign>
);
export const CheckSign = () => (
  <Sign>
    <path d="m5 12.500 4.500 4.500L19 7.500" />
  </Sign>
);

/** The mark: a cell whose outline is a circle that closes. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path class="mark-ring" d="M25.900 10.200A11.500 11.500 0 1 0 27.500 16" />
      <path class="mark-ring" d="m27.900 6.200-1.700 4.300-4.300-1.600" />
      <path class="mark-cell" d="M11.500 11h9v11.500h-9zM14 8.800h4V11h-4z" />
    </svg>
  );
}
