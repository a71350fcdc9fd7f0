export type Matched<T> = { route: T; params: Record<string, string> };

/** The first route whose path fits the address: "/group/:id" fits "/group/7" with id = "7". */
export function match<T extends { path: string }>(
  routes: readonly T[],
  address: string,
): Matched<T> | null {
  const asked = parts(address);
  for (const route of routes) {
    const wanted = parts(route.path);
    if (wanted.length !== asked.length) continue;
    const params: Record<string, string> = {};
    const fits = wanted.every((part, index) => {
      const given = asked[index] ?? "";
      if (!part.startsWith(":")) return part === given;
      params[part.slice(1)] = given;
      return given !== "";
    });
    if (fits) return { route, params };
  }
  return null;
}

function parts(path: string): string[] {
  const clean = path.replace(/^#/, "").replace(/^\/|\/$/g, "");
  return clean.split("/").map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
}
