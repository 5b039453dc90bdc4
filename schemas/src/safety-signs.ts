/** The crossed-out wheeled bin of 2023/1542 Annex VI Part B, drawn into a box of the given size. */
export function crossedOutBin(x: number, y: number, width: number, height: number): string {
  return `<g transform="translate(${x} ${y}) scale(${width / 100} ${height / 125})" fill="none" stroke="#000" stroke-width="5" stroke-linejoin="round">
<path d="M24 32h52l-6 70H30z"/><path d="M18 32c2-9 8-13 16-14h32c8 1 14 5 16 14z"/><path d="M42 18v-6h16v6"/>
<path d="M76 38h8v12h-9"/><path d="M36 46h28"/><circle cx="67" cy="106" r="9" fill="#000"/><path d="M32 102v10h10v-10"/>
<path d="M6 4l88 117M94 4L6 121" stroke-width="6"/></g>`;
}

/** Warning of dangerous voltage: black bolt on a yellow triangle, in the manner of ISO 7010 W012. */
export function boltTriangle(x: number, y: number, size: number): string {
  return `<g transform="translate(${x} ${y}) scale(${size / 100})"><path d="M50 8L95 88H5z" fill="#ffcc00" stroke="#000" stroke-width="7" stroke-linejoin="round"/><path d="M56 28L38 60h10l-7 22 22-31H52z" fill="#000"/></g>`;
}
