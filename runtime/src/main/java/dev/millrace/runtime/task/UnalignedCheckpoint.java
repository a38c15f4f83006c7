package dev.millrace.runtime.task;

import dev.millrace.base.fault.Check;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.key.Keys;
import dev.millrace.state.operator.InFlightRows;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Stores and restores the channel state of a subtask.
///
/// @param operator the operator id in snapshots, which is the head's
/// @param parallelism the parallelism of the vertex
/// @param forms the serializers of each input
/// @param keyed the keyed state; null if the inputs have no keys
public record UnalignedCheckpoint(
        String operator,
        int subtask,
        int parallelism,
        List<InFlightRows.Form> forms,
        @Nullable KeyedStates<Object> keyed) {

    /// Holds restored records of one input.
    public record Overtaken(int input, Batch batch) {}

    InFlightRows rows() throws IOException {
        return new InFlightRows(operator, forms);
    }

    @Nullable
    Object key(Batch batch, int at) {
        return switch (batch.keying()) {
            case NONE -> null;
            case LONG -> keys().fromLong(batch.longKeys()[at]);
            case OBJECT -> batch.objectKeys()[at];
        };
    }

    private Keys<Object> keys() {
        return Check.present(keyed, "the state of keys").keyShape();
    }

    /// Returns this subtask's part of the restored channel state. Keyed records go to the owner of their key.
    /// Other records go to their former subtask, or are distributed evenly if the parallelism has changed.
    public Queue<Overtaken> restore(@Nullable Restored restored, ClassLoader loader) throws IOException {
        Queue<Overtaken> all = new ArrayDeque<>();
        if (restored == null) return all;
        for (int input = 0; input < forms.size(); input++) {
            Gathering gathering = new Gathering(input, forms.get(input).keys() != null);
            for (SnapshotFile file : restored.ownFiles())
                InFlightRows.read(file, operator, input, forms.get(input), loader, gathering::of);
            all.addAll(gathering.batches);
        }
        return all;
    }

    /// Collects records into batches.
    private final class Gathering {
        private final int input;
        private final boolean isKeyed;
        private final List<Overtaken> batches = new ArrayList<>();
        private @Nullable Batch open;

        Gathering(int input, boolean isKeyed) {
            this.input = input;
            this.isKeyed = isKeyed;
        }

        InFlightRows.OnRow of(int from) {
            if (isKeyed) return this::ofKey;
            return from % parallelism == subtask ? (value, timestamp, _) -> plain(value, timestamp) : (_, _, _) -> {};
        }

        private void plain(@Nullable Object value, long timestamp) {
            room(Batch.Keying.NONE).add(value, timestamp);
        }

        private void ofKey(@Nullable Object value, long timestamp, @Nullable Object key) {
            Keys<Object> keys = keys();
            Object present = Check.present(key, "the key of a record");
            int hash = keys.hash(present);
            if (!Check.present(keyed, "the state of keys").owns(hash)) return;
            if (keys.isPrimitive()) room(Batch.Keying.LONG).addByLong(value, timestamp, keys.toLong(present), hash);
            else room(Batch.Keying.OBJECT).addByObject(value, timestamp, present, hash);
        }

        private Batch room(Batch.Keying keying) {
            Batch last = open;
            if (last == null || last.isFull()) {
                last = Batch.small(keying);
                open = last;
                batches.add(new Overtaken(input, last));
            }
            return last;
        }
    }
}
