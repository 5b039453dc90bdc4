interface Named {
  id: string;
  manufacturer?: string | null;
  model?: string | null;
  serialNumber?: string | null;
}

/** What people call a battery: its model; the manufacturer or the id only where there is none. */
export function shortName({ id, manufacturer, model }: Named): string {
  return model || manufacturer || id;
}

/** With the serial number, for headings and for the outbox, where two of the same model must not be mixed up. */
export function fullName(battery: Named): string {
  return [shortName(battery), battery.serialNumber && `SN ${battery.serialNumber}`].filter(Boolean).join(' · ');
}
