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

/// Records that were on their way to a subtask, as snapshots keep them: by input, with their times and keys. Used
/// by one thread.
public final class InFlightRows {
    private static final String NAME = "millrace.in-flight-";
    private static final String ELEMENT = "element";
    private static final String KEY = "key";
    private static final int CHUNK_BYTES = 1 << 20;

    private final List<Input> inputs = new ArrayList<>();

    /// How the records of one input are written.
    ///
    /// @param keys null if they have no key
    public record Form(
            TypeSerializer<Object> elements, @Nullable TypeSerializer<Object> keys) {}

    /// Told a record that was read.
    @FunctionalInterface
    public interface OnRow {
        /// @param key null if there is none
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

        /// Where the next row is to be written.
        DataOutputSerializer row() {
            if (bytes.length() >= CHUNK_BYTES) {
                full.add(new OperatorSnapshot.Rows(rows, bytes));
                bytes = new DataOutputSerializer(CHUNK_BYTES);
                rows = 0;
            }
            rows++;
            return bytes;
        }

        /// All rows; none may be added afterwards.
        List<OperatorSnapshot.Rows> all() {
            List<OperatorSnapshot.Rows> all = new ArrayList<>(full);
            if (rows > 0) all.add(new OperatorSnapshot.Rows(rows, bytes));
            return all;
        }
    }

    /// @param operator the id under which they are written
    /// @param forms one for each input
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

    /// Adds a record, which may be changed afterwards.
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

    /// @param subtask 0-based
    public OperatorSnapshot snapshot(int subtask) {
        List<OperatorSnapshot.Part> parts = new ArrayList<>();
        for (Input input : inputs) {
            List<OperatorSnapshot.Rows> rows = input.all();
            if (!rows.isEmpty()) parts.add(new OperatorSnapshot.Written(input.section, rows));
        }
        return new OperatorSnapshot(subtask, parts);
    }

    /// Reads all records of one input, whichever subtask they were on their way to.
    ///
    /// @param form how the program writes them now
    /// @param loader of the program's classes
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

    /// Told the subtask whose records come next.
    @FunctionalInterface
    public interface OnBlock {
        OnRow block(int subtask);
    }
}
