package dev.millrace.cluster.journal;

import java.util.Arrays;
import java.util.Objects;

/// A record of a journal.
///
/// @param type says how to read the payload; whoever owns a range of types decides
/// @param epoch of the leader that wrote it
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
