/** Spaces and capital letters do not matter, in words as they are typed back. */
const plain = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .split(/[\s-]+/)
    .join(" ");

export const sameWords = (one: string, other: string) => plain(one) === plain(other);
