package dev.millrace.cep.operator;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.cep.match.KeyMatches;
import dev.millrace.cep.match.MatchQueue;
import dev.millrace.cep.match.PartialMatch;
import dev.millrace.cep.match.SharedEvent;
import dev.millrace.cep.match.TakenEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads the matches of one key in the format of [MatchesWriter]. Used for one key.
final class MatchesReader<T> {
    private final TypeSerializer<T> serializer;
    private final DataInputView in;
    private final List<String> names = new ArrayList<>();
    private final List<SharedEvent<T>> events = new ArrayList<>();
    private final List<TakenEvent<T>> taken = new ArrayList<>();

    MatchesReader(TypeSerializer<T> serializer, DataInputView in) {
        this.serializer = serializer;
        this.in = in;
    }

    StoredMatches<T> read() throws IOException {
        KeyMatches<T> matches = new KeyMatches<>(in.readLong());
        for (int left = in.readInt(); left > 0; left--) names.add(in.readUTF());
        for (int left = in.readInt(); left > 0; left--) {
            events.add(new SharedEvent<>(serializer.deserialize(in), in.readLong(), in.readLong()));
        }
        for (int left = in.readInt(); left > 0; left--) {
            SharedEvent<T> event = events.get(in.readInt());
            String pattern = names.get(in.readInt());
            int previous = in.readInt();
            taken.add(new TakenEvent<>(event, pattern, previous < 0 ? null : taken.get(previous)));
        }
        read(matches.running(), in.readInt());
        int completed = in.readInt();
        if (completed > 0) read(matches.completedForChange(), completed);
        for (int left = in.readInt(); left > 0; left--) {
            long timestamp = in.readLong();
            matches.buffer(serializer.deserialize(in), timestamp);
        }
        return new StoredMatches<>(matches, names);
    }

    private void read(MatchQueue<T> queue, int size) throws IOException {
        for (int i = 0; i < size; i++) {
            int stage = in.readInt();
            int last = in.readInt();
            int first = in.readInt();
            queue.add(
                    new PartialMatch<>(stage, last < 0 ? null : taken.get(last), first < 0 ? null : events.get(first)));
        }
    }
}
