import type { VenueForm } from "../../ipc";

/** A place of which nothing is known. */
export const nothing: VenueForm = {
  name: "",
  address: "",
  gettingThere: "",
  cost: "",
  bookingRole: "",
  bookingPhone: "",
  opening: "",
  notes: "",
};
