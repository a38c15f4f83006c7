package dev.millrace.state.operator;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.base.fault.Check;
import dev.millrace.state.file.Block;
import dev.millrace.state.file.SectionSerializers;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.file.SnapshotFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the in-flight records of a subtask for a snapshot, by input, with their timestamps and keys.
/// Not thread-safe.
public final class InFlightRows {
    private static final String NAME = "millrace.in-flight-";
    private static final String ELEMENT = "element";
    private static final String KEY = "key";
    private static final int CHUNK_BYTES = 1 << 20;

    private final List<Input> inputs = new ArrayList<>();

    /// Describes how the records of one input are serialized.
    ///
    /// @param keys null if the records have no key
    public record Form(
            TypeSerializer<Object> elements, @Nullable TypeSerializer<Object> keys) {}

    /// Receives the restored records.
    @FunctionalInterface
    public interface OnRow {
        /// Handles a record.
        ///
        /// @param key null if the record has no key
        void row(@Nullable Object value, long timestamp, @Nullable Object key);
    }

    private static final class Input {
        final Section section;
        final TypeSerializer<Object> elements;
        final @Nullable TypeSerializer<Object> keys;
        private final List<OperatorSnapshot.Rows> full = new ArrayList<>();
        private DataOutputSerializer bytes = new DataOutputSerializer(256);
        private int rows;

        Input(Section section, TypeSerializer<Object> elements, @Nullable TypeSerializer<Object> keys) {
            this.section = section;
            this.elements = elements;
            this.keys = keys;
        }

        /// Returns the output for the next row.
        DataOutputSerializer row() {
            if (bytes.length() >= CHUNK_BYTES) {
                full.add(new OperatorSnapshot.Rows(rows, bytes));
                bytes = new DataOutputSerializer(CHUNK_BYTES);
                rows = 0;
            }
            rows++;
            return bytes;
        }

        /// Returns all rows. No row may be added afterwards.
        List<OperatorSnapshot.Rows> all() {
            List<OperatorSnapshot.Rows> all = new ArrayList<>(full);
            if (rows > 0) all.add(new OperatorSnapshot.Rows(rows, bytes));
            return all;
        }
    }

    /// Creates an empty collection.
    ///
    /// @param operator the operator ID of the sections
    /// @param forms the format of each input
    public InFlightRows(String operator, List<Form> forms) throws IOException {
        for (int number = 0; number < forms.size(); number++) {
            Form form = forms.get(number);
            SectionSerializers written = new SectionSerializers();
            TypeSerializer<Object> elements = written.duplicate(ELEMENT, form.elements);
            TypeSerializer<Object> keys = form.keys == null ? null : written.duplicate(KEY, form.keys);
            Section section = new Section(operator, NAME + number, SectionKind.IN_FLIGHT, written.written());
            inputs.add(new Input(section, elements, keys));
        }
    }

    /// Adds a record. The caller may change the record afterwards.
    ///
    /// @param key null if the input has no keys
    public void add(int input, @Nullable Object value, long timestamp, @Nullable Object key) throws IOException {
        Input to = inputs.get(input);
        DataOutputSerializer row = to.row();
        row.writeBoolean(value != null);
        if (value != null) to.elements.serialize(value, row);
        row.writeLong(timestamp);
        if (to.keys != null) to.keys.serialize(Check.present(key, "the key of a record"), row);
    }

    /// Returns a snapshot of the collected records.
    ///
    /// @param subtask the index of the subtask, from 0
    public OperatorSnapshot snapshot(int subtask) {
        List<OperatorSnapshot.Part> parts = new ArrayList<>();
        for (Input input : inputs) {
            List<OperatorSnapshot.Rows> rows = input.all();
            if (!rows.isEmpty()) parts.add(new OperatorSnapshot.Written(input.section, rows));
        }
        return new OperatorSnapshot(subtask, parts);
    }

    /// Reads all in-flight records of one input, of all subtasks.
    ///
    /// @param form the current format of the program
    /// @param loader the class loader of the program
    public static void read(
            SnapshotFile file, String operator, int input, Form form, ClassLoader loader, OnBlock onBlock)
            throws IOException {
        for (Section section : file.sections()) {
            boolean isIt = section.kind() == SectionKind.IN_FLIGHT
                    && section.operator().equals(operator)
                    && section.name().equals(NAME + input);
            if (!isIt) continue;
            TypeSerializer<Object> elements = SectionSerializers.reader(section, ELEMENT, form.elements, loader);
            TypeSerializer<Object> keys =
                    form.keys == null ? null : SectionSerializers.reader(section, KEY, form.keys, loader);
            for (Block block : file.blocks(section)) {
                OnRow onRow = onBlock.block(block.number());
                DataInputDeserializer in = file.read(section, block);
                for (long row = 0; row < block.rows(); row++) {
                    Object value = in.readBoolean() ? elements.deserialize(in) : null;
                    long timestamp = in.readLong();
                    onRow.row(value, timestamp, keys == null ? null : keys.deserialize(in));
                }
            }
        }
    }

    /// Returns the receiver of each subtask's records.
    @FunctionalInterface
    public interface OnBlock {
        OnRow block(int subtask);
    }
}
