/** In an address: no group is meant, so it is about the service's own topics. */
export const ALL = "all";

/** The group that an address names. */
export const named = (group: string | undefined): string | null =>
  group === undefined || group === ALL ? null : group;
