package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.value.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Stores the field names, if any, and the nested snapshots of a [RowSerializer].
public final class RowSerializerSnapshot extends CompositeTypeSerializerSnapshot<Row, RowSerializer> {
    private @Nullable LinkedHashMap<String, Integer> positionByName;

    /// Creates an empty snapshot, into which a stored snapshot is read.
    public RowSerializerSnapshot() {}

    RowSerializerSnapshot(RowSerializer serializer) {
        super(serializer);
        positionByName = serializer.positionByName();
    }

    @Override
    protected int getCurrentOuterSnapshotVersion() {
        return 1;
    }

    @Override
    protected void writeOuterSnapshot(DataOutputView out) throws IOException {
        out.writeInt(positionByName == null ? -1 : positionByName.size());
        if (positionByName == null) return;
        for (String name : positionByName.keySet()) {
            out.writeUTF(name);
            out.writeInt(Objects.requireNonNull(positionByName.get(name)));
        }
    }

    @Override
    protected void readOuterSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
        int size = in.readInt();
        if (size < 0) return;
        LinkedHashMap<String, Integer> read = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) read.put(in.readUTF(), in.readInt());
        positionByName = read;
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(RowSerializer outerSerializer) {
        return outerSerializer.nested;
    }

    @Override
    protected RowSerializer createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nestedSerializers) {
        return new RowSerializer(nestedSerializers, positionByName);
    }

    /// Compares two snapshots. Fields with names may be added, removed and reordered. Without names, only the types of
    /// the fields may change.
    @Override
    public TypeSerializerSchemaCompatibility<Row> resolveSchemaCompatibility(TypeSerializerSnapshot<Row> old) {
        boolean isByName = old instanceof RowSerializerSnapshot before
                && before.positionByName != null
                && positionByName != null
                && !before.positionByName.equals(positionByName);
        return isByName
                ? resolveByName((RowSerializerSnapshot) old, Objects.requireNonNull(positionByName))
                : super.resolveSchemaCompatibility(old);
    }

    private TypeSerializerSchemaCompatibility<Row> resolveByName(
            RowSerializerSnapshot before, LinkedHashMap<String, Integer> positions) {
        List<String> oldNames = before.names();
        List<String> common = oldNames.stream().filter(positions::containsKey).toList();
        NestedCompatibility answers = NestedCompatibility.of(
                common.stream().map(this::form).toArray(TypeSerializerSnapshot<?>[]::new),
                common.stream().map(before::form).toArray(TypeSerializerSnapshot<?>[]::new),
                index -> "field '%s' of the row".formatted(common.get(index)));
        if (answers.reason() != null) return TypeSerializerSchemaCompatibility.incompatible(answers.reason());
        TypeSerializer<?>[] readers = answers.readers();
        TypeSerializer<?>[] contents = new TypeSerializer<?>[oldNames.size()];
        int[] targets = new int[contents.length];
        for (int i = 0; i < contents.length; i++) {
            int index = common.indexOf(oldNames.get(i));
            targets[i] = index < 0 ? -1 : Objects.requireNonNull(positions.get(oldNames.get(i)));
            contents[i] = index < 0 ? Loose.reader(before.form(oldNames.get(i))) : readers[index];
        }
        RowSerializer reader = new RowSerializer(contents, before.positionByName);
        return TypeSerializerSchemaCompatibility.compatibleAfterMigration(new RowReader(reader, targets, positions));
    }

    /// Returns the names in the order of their positions; `f0`, `f1`, … if the fields have no names.
    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < getNestedSerializerSnapshots().length; i++) names.add("f" + i);
        if (positionByName != null) positionByName.forEach((name, position) -> names.set(position, name));
        return names;
    }

    private TypeSerializerSnapshot<?> form(String name) {
        return getNestedSerializerSnapshots()[names().indexOf(name)];
    }

    @Override
    String place(int index) {
        return "field '%s' of the row".formatted(names().get(index));
    }

    /// Returns the fields as text: "Row(id long, customer text)".
    String words() {
        List<String> words = new ArrayList<>();
        for (String name : names()) words.add(name + " " + Words.brief(form(name)));
        return "Row(" + String.join(", ", words) + ")";
    }
}
