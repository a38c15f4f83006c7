package dev.millrace.network;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import java.io.IOException;

/// Orders the attempts at a region. Each leader numbers its attempts from 0, and attempts of a newer leader are newer.
///
/// @param epoch the epoch of the leader that started the attempt
/// @param attempt the number of the attempt by that leader at the region, from 0
public record AttemptId(long epoch, int attempt) implements Comparable<AttemptId> {

    void write(DataOutputSerializer out) throws IOException {
        out.writeLong(epoch);
        out.writeInt(attempt);
    }

    static AttemptId read(DataInputDeserializer in) throws IOException {
        return new AttemptId(in.readLong(), in.readInt());
    }

    @Override
    public int compareTo(AttemptId other) {
        int byEpoch = Long.compare(epoch, other.epoch);
        return byEpoch != 0 ? byEpoch : Integer.compare(attempt, other.attempt);
    }

    @Override
    public String toString() {
        return "attempt " + attempt + " of epoch " + epoch;
    }
}
