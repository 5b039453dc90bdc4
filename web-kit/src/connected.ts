import { computed, signal } from '@preact/signals';
import { reachable } from './request.ts';

const online = signal(navigator.onLine);
const look = () => {
  online.value = navigator.onLine;
};
addEventListener('online', look);
addEventListener('offline', look);

/** Whether the service can be reached, as far as one knows: the device has a network, and the last request got through. */
export const connected = computed(() => online.value && reachable.value);
