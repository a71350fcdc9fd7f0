//! A believable small service with made-up people, kept in memory alone.
