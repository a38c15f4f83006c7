package dev.millrace.cep.operator;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.cep.match.BufferedEvents;
import dev.millrace.cep.match.KeyMatches;
import dev.millrace.cep.match.PartialMatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads the state of one key in the format of [MatchesWriter]. Used for one key.
final class MatchesReader<T> {
    private final TypeSerializer<T> serializer;
    private final DataInputView in;

    MatchesReader(TypeSerializer<T> serializer, DataInputView in) {
        this.serializer = serializer;
        this.in = in;
    }

    StoredMatches<T> read() throws IOException {
        KeyMatches<T> matches = new KeyMatches<>(in.readLong());
        StoredRuns running = StoredRuns.read(in);
        matches.runningInRows(in.readInt());
        StoredRuns completed = StoredRuns.read(in);
        matches.completedInRows(in.readInt());
        // The partial matches of both queues refer to the stages of both, one after the other.
        List<String> stages = new ArrayList<>(running.stages());
        stages.addAll(completed.stages());
        for (PartialMatch each : running.runs()) matches.running().add(each);
        int shift = running.stages().size();
        for (PartialMatch each : completed.runs()) {
            matches.completedForChange().add(each.at(each.stage() + shift));
        }
        if (in.readBoolean()) readBuffer(matches);
        return new StoredMatches<>(matches, stages);
    }

    private void readBuffer(KeyMatches<T> matches) throws IOException {
        BufferedEvents<T> buffer = new BufferedEvents<>(new BufferedEvents.Rows(
                in.readLong(), in.readLong(), in.readInt(), in.readBoolean(), in.readLong(), in.readLong()));
        for (int left = in.readInt(); left > 0; left--) {
            long timestamp = in.readLong();
            buffer.restore(serializer.deserialize(in), timestamp);
        }
        matches.buffer(buffer);
    }
}
