package dev.millrace.cep.operator;

import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.base.fault.Check;
import dev.millrace.cep.match.BufferedEvents;
import dev.millrace.cep.match.KeyMatches;
import dev.millrace.cep.match.MatchQueue;
import dev.millrace.cep.match.PartialMatch;
import dev.millrace.cep.match.SharedEvent;
import dev.millrace.cep.match.TakenEvent;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the matches of one key: names, shared events, taken events, partial matches, matches that wait, and
/// events that wait. Later parts refer to earlier ones by index. Used for one key.
final class MatchesWriter<T> {
    private final TypeSerializer<T> serializer;
    private final DataOutputView out;
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final Map<SharedEvent<T>, Integer> events = new IdentityHashMap<>();
    private final List<SharedEvent<T>> eventList = new ArrayList<>();
    private final Map<TakenEvent<T>, Integer> taken = new IdentityHashMap<>();
    private final List<TakenEvent<T>> takenList = new ArrayList<>();

    MatchesWriter(TypeSerializer<T> serializer, DataOutputView out) {
        this.serializer = serializer;
        this.out = out;
    }

    void write(StoredMatches<T> stored) throws IOException {
        KeyMatches<T> matches = stored.matches();
        collect(matches.running(), stored.stages());
        MatchQueue<T> completed = matches.completed();
        if (completed != null) collect(completed, stored.stages());
        out.writeLong(matches.nextSequence());
        out.writeInt(names.size());
        for (String each : names.keySet()) out.writeUTF(each);
        writeEvents();
        writeTaken();
        write(matches.running(), stored.stages());
        if (completed == null) out.writeInt(0);
        else write(completed, stored.stages());
        write(matches.buffer());
    }

    private void collect(MatchQueue<T> queue, List<String> stages) {
        for (int i = 0; i < queue.size(); i++) {
            PartialMatch<T> match = queue.at(i);
            name(stages.get(match.stage()));
            collect(match.last());
        }
    }

    /// Numbers an event and those before it, the first one first.
    private void collect(@Nullable TakenEvent<T> last) {
        Deque<TakenEvent<T>> path = new ArrayDeque<>();
        for (TakenEvent<T> each = last; each != null && !taken.containsKey(each); each = each.previous()) {
            path.push(each);
        }
        for (TakenEvent<T> each : path) {
            name(each.pattern());
            taken.put(each, taken.size());
            takenList.add(each);
            if (events.putIfAbsent(each.event(), eventList.size()) == null) eventList.add(each.event());
        }
    }

    private void name(String name) {
        names.putIfAbsent(name, names.size());
    }

    private int numberOf(String name) {
        return Check.present(names.get(name), "the number of a name");
    }

    private void writeEvents() throws IOException {
        out.writeInt(eventList.size());
        for (SharedEvent<T> each : eventList) {
            serializer.serialize(each.value(), out);
            out.writeLong(each.timestamp());
            out.writeLong(each.sequence());
        }
    }

    private void writeTaken() throws IOException {
        out.writeInt(takenList.size());
        for (TakenEvent<T> each : takenList) {
            out.writeInt(Check.present(events.get(each.event()), "the number of an event"));
            out.writeInt(numberOf(each.pattern()));
            writeTaken(each.previous());
        }
    }

    private void writeTaken(@Nullable TakenEvent<T> event) throws IOException {
        out.writeInt(event == null ? -1 : Check.present(taken.get(event), "the number of a taken event"));
    }

    private void write(MatchQueue<T> queue, List<String> stages) throws IOException {
        out.writeInt(queue.size());
        for (int i = 0; i < queue.size(); i++) {
            PartialMatch<T> match = queue.at(i);
            SharedEvent<T> first = match.first();
            out.writeInt(numberOf(stages.get(match.stage())));
            writeTaken(match.last());
            out.writeInt(first == null ? -1 : Check.present(events.get(first), "the number of an event"));
        }
    }

    private void write(@Nullable BufferedEvents<T> buffer) throws IOException {
        int size = buffer == null ? 0 : buffer.size();
        out.writeInt(size);
        for (int i = 0; buffer != null && i < size; i++) {
            out.writeLong(buffer.timeAt(i));
            serializer.serialize(buffer.valueAt(i), out);
        }
    }
}
