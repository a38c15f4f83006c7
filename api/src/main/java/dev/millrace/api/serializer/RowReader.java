package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.value.Row;
import dev.millrace.api.value.RowUtils;
import java.io.IOException;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Reads rows with older fields as rows with the current fields. New fields are null.
final class RowReader extends ReadingSerializer<Row> {
    private static final long serialVersionUID = 1L;

    private final RowSerializer before;
    private final int[] targets;
    private final LinkedHashMap<String, Integer> positionByName;

    /// @param before reads the older fields
    /// @param targets the current position of each older field; -1 if the field was removed
    RowReader(RowSerializer before, int[] targets, LinkedHashMap<String, Integer> positionByName) {
        super(before);
        this.before = before;
        this.targets = targets;
        this.positionByName = positionByName;
    }

    @Override
    TypeSerializer<Row> with(TypeSerializer<?>[] others) {
        return new RowReader((RowSerializer) others[0], targets, positionByName);
    }

    @Override
    public Row deserialize(DataInputView source) throws IOException {
        Row old = before.deserialize(source);
        @Nullable Object[] fields = new @Nullable Object[positionByName.size()];
        for (int i = 0; i < targets.length; i++) if (targets[i] >= 0) fields[targets[i]] = old.getField(i);
        return RowUtils.createRowWithNamedPositions(old.getKind(), fields, positionByName);
    }
}
