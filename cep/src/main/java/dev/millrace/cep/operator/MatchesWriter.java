package dev.millrace.cep.operator;

import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.cep.match.BufferedEvents;
import dev.millrace.cep.match.KeyMatches;
import dev.millrace.cep.match.MatchQueue;
import dev.millrace.cep.match.PartialMatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the state of one key that is not in rows: partial matches, matches that wait, and events that wait.
final class MatchesWriter<T> {
    private final TypeSerializer<T> serializer;
    private final DataOutputView out;

    MatchesWriter(TypeSerializer<T> serializer, DataOutputView out) {
        this.serializer = serializer;
        this.out = out;
    }

    void write(StoredMatches<T> stored) throws IOException {
        KeyMatches<T> matches = stored.matches();
        out.writeLong(matches.nextSequence());
        write(matches.running(), stored.stages());
        out.writeInt(matches.runningInRows());
        write(matches.completed(), stored.stages());
        out.writeInt(matches.completedInRows());
        write(matches.buffer());
    }

    private void write(@Nullable MatchQueue queue, List<String> stages) throws IOException {
        List<PartialMatch> runs = new ArrayList<>();
        for (int i = 0; queue != null && i < queue.size(); i++) runs.add(queue.at(i));
        StoredRuns.write(runs, stages, out);
    }

    private void write(@Nullable BufferedEvents<T> buffer) throws IOException {
        out.writeBoolean(buffer != null);
        if (buffer == null) return;
        BufferedEvents.Rows rows = buffer.rows();
        out.writeLong(rows.first());
        out.writeLong(rows.next());
        out.writeInt(rows.events());
        out.writeBoolean(rows.areSorted());
        out.writeLong(rows.latest());
        out.writeLong(rows.earliest());
        out.writeInt(buffer.ownSize());
        for (int i = 0; i < buffer.ownSize(); i++) {
            out.writeLong(buffer.timeAt(i));
            serializer.serialize(buffer.valueAt(i), out);
        }
    }
}
