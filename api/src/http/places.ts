/** Room for so many at once, and for so many of the same asker, so that none of them can fill it alone. */
export interface Places {
  /** What gives the place back; undefined when there is none. Giving it back twice is giving it back once. */
  enter(asker: string | undefined): (() => void) | undefined;
}

/** Nobody in particular (`undefined`) shares the whole room. */
export function createPlaces(inAll: number, each: number): Places {
  const taken = new Map<string | undefined, number>();
  let count = 0;
  return {
    enter(asker) {
      const own = taken.get(asker) ?? 0;
      if (count >= inAll || (asker !== undefined && own >= each)) return undefined;
      count += 1;
      taken.set(asker, own + 1);
      let given = false;
      return () => {
        if (given) return;
        given = true;
        count -= 1;
        const left = (taken.get(asker) ?? 1) - 1;
        if (left > 0) taken.set(asker, left);
        else taken.delete(asker);
      };
    },
  };
}
