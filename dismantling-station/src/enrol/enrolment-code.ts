/** The code in a link like `https://host/station/#enrol=CODE`, as the admin's screen shows it as a QR code. */
export function enrolmentCodeIn(text: string): string | undefined {
  const found = /#enrol=([^&\s]{4,200})/.exec(text)?.[1];
  return found === undefined ? undefined : decodeURIComponent(found);
}
