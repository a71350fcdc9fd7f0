-- This vault's own keys: one to sign packs with, one to open those that are sealed for this device.
CREATE TABLE pack_keys (
    no      INTEGER PRIMARY KEY CHECK (no = 1),
    signing BLOB NOT NULL,
    opening TEXT NOT NULL
);

-- Of a compartment, what no column holds: whose writes are included, what is erased for ever, writes
-- beside the latest, and what a newer version wrote that this one has no place for. As a body of a pack.
CREATE TABLE pack_aside (
    compartment BLOB PRIMARY KEY,
    body        BLOB NOT NULL
) WITHOUT ROWID;

-- Whose packs of a compartment are taken in, and the identity they were first made under.
CREATE TABLE pack_signer (
    compartment BLOB NOT NULL,
    signer      BLOB NOT NULL,
    author      BLOB NOT NULL,
    PRIMARY KEY (compartment, signer, author)
) WITHOUT ROWID;

-- The last change of each identity that wrote here, as far as it was counted: an index of changes by
-- identity would cost every tap another page.
CREATE TABLE pack_written (
    actor INTEGER PRIMARY KEY,
    seq   INTEGER NOT NULL
);
