import {
  call,
  commands,
  type GuestRow,
  type HowCame,
  type Marked,
  type MeetingView,
  type RegisterRow,
  type Status,
  type Tally,
} from "../../ipc";

type Marking = Parameters<typeof call<Marked>>[0];

/** Nothing was said of how somebody came. */
export const inTheRoom: HowCame = { late: false, leftEarly: false, joinedBy: null };

const NOBODY: Tally = { here: 0, apologies: 0, noWord: 0, notMarked: 0, guests: 0 };

/**
 * Who is here. A tap is painted at once and sent after; the taps go one after another, so that the
 * last tap on a name is also the last one kept. The answer to a tap holds all that this screen
 * needs, so nothing is read again; a tap that could not be kept is taken off the screen.
 */
export class Register {
  rows = $state<RegisterRow[]>([]);
  guests = $state<GuestRow[]>([]);
  #kept = $state.raw<Tally>(NOBODY);
  #waiting = $state(0);
  /** Somebody has tapped something since the screen was opened. */
  touched = $state(false);

  readonly #meeting: string;
  #queue: Promise<unknown> = Promise.resolve();
  #taps = 0;
  #reads = 0;

  constructor(meeting: string) {
    this.#meeting = meeting;
  }

  /** How many: as kept, or as painted while a tap is on its way. */
  get tally(): Tally {
    return this.#waiting === 0 ? this.#kept : count(this.rows, this.guests);
  }

  /** Call before reading the meeting; hand what was read to the answer. */
  reading(): (view: MeetingView) => void {
    const taps = this.#taps;
    const read = ++this.#reads;
    return (view) => {
      // What was read before a tap knows nothing of it.
      if (taps !== this.#taps || read !== this.#reads) return;
      this.rows = view.register;
      this.guests = view.guests;
      this.#kept = view.tally;
    };
  }

  /** Throws the fault when it could not be kept; the row then shows what is kept. */
  mark(member: string, status: Status | null): Promise<Marked> {
    const find = this.#member(member);
    const row = find();
    // As Rust does: how somebody came goes with the mark, and a second "here" changes nothing.
    const how = status === "here" && row?.status === "here" ? row.how : inTheRoom;
    return this.#tap(find, { status, how }, () =>
      commands.attendanceMark(this.#meeting, member, status),
    );
  }

  /** How somebody came; it says too that they are here. */
  sayHow(member: string, how: HowCame): Promise<Marked> {
    return this.#tap(this.#member(member), { status: "here", how }, () =>
      commands.attendanceHow(this.#meeting, member, how),
    );
  }

  markGuest(guest: string, here: boolean): Promise<Marked> {
    return this.#tap(
      () => this.guests.find((row) => row.guest === guest),
      { here },
      () => commands.guestMark(this.#meeting, guest, here),
    );
  }

  #member = (member: string) => () => this.rows.find((row) => row.member === member);

  async addGuest(firstName: string): Promise<{ done: Marked["done"] }> {
    this.#taps += 1;
    const added = await this.#inTurn(() => call(commands.guestAdd(this.#meeting, firstName)));
    const name = firstName.trim().replace(/\s+/g, " ");
    this.guests.push({ guest: added.guest, name, here: true });
    this.#kept = added.tally;
    return added;
  }

  // Kept for putting back only; nothing draws it.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #before = new Map<string, { kept: object; taps: number }>();

  async #tap<Row extends RegisterRow | GuestRow>(
    find: () => Row | undefined,
    wanted: Partial<Row>,
    send: () => Marking,
  ): Promise<Marked> {
    const row = find();
    const id = row && ("member" in row ? row.member : row.guest);
    if (!row || id === undefined) return this.#inTurn(() => call(send()));
    this.#taps += 1;
    // Several quick taps on one name share what was kept before the first of them.
    const before = this.#before.get(id) ?? { kept: $state.snapshot(row) as object, taps: 0 };
    before.taps += 1;
    this.#before.set(id, before);
    Object.assign(row, wanted);
    try {
      const marked = await this.#inTurn(() => call(send()));
      before.kept = { ...before.kept, ...wanted };
      this.#kept = marked.tally;
      return marked;
    } catch (fault) {
      const shown = find();
      if (before.taps === 1 && shown) Object.assign(shown, before.kept);
      throw fault;
    } finally {
      before.taps -= 1;
      if (before.taps === 0) this.#before.delete(id);
    }
  }

  #inTurn<T>(send: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    this.touched = true;
    const turn = this.#queue.then(send).finally(() => (this.#waiting -= 1));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}

/** The same count as Rust makes: whoever takes a break is not waited for. */
function count(rows: readonly RegisterRow[], guests: readonly GuestRow[]): Tally {
  const having = (status: Status | null) => rows.filter((row) => row.status === status);
  return {
    here: having("here").length,
    apologies: having("apologies").length,
    noWord: having("noWord").length,
    notMarked: having(null).filter((row) => !row.onBreak).length,
    guests: guests.filter((guest) => guest.here).length,
  };
}
