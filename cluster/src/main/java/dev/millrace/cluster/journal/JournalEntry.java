package dev.millrace.cluster.journal;

import java.util.Arrays;
import java.util.Objects;

/// Holds one record of a journal.
///
/// @param type determines how to read the payload; each range of types has one owner
/// @param epoch the epoch of the leader that wrote the record
public record JournalEntry(int type, long epoch, byte[] payload) {

    @Override
    public boolean equals(Object other) {
        return other instanceof JournalEntry entry
                && type == entry.type
                && epoch == entry.epoch
                && Arrays.equals(payload, entry.payload);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, epoch, Arrays.hashCode(payload));
    }

    @Override
    public String toString() {
        return "type " + type + " of epoch " + epoch + ", " + payload.length + " bytes";
    }
}
