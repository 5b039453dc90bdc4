import type { Device } from '../access/devices.ts';
import type { Context } from '../asking/context.ts';

export async function deviceOf({ storage }: Context, id: string) {
  const device = await storage.private.get<Device>('devices', id);
  return device ? shownDevice(id, device) : null;
}

/** Never the whole record: it holds the device's key. */
export function shownDevice(id: string, { name, enrolledAt, lastSeenAt, revoked }: Device) {
  return { id, name, enrolledAt, lastSeenAt, revoked };
}
