/** Whether something that was weighed can weigh this: above 0 and up to 20 t. */
export const isMass = (value: number | undefined): value is number =>
  value !== undefined && value > 0 && value <= 20_000;
