package dev.millrace.sql.stream.process;

import dev.millrace.sql.external.ValueConverter;
import dev.millrace.sql.plan.ProcessClause;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.StoredValue;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowSerializer;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Is a state that is a row or an object with fields. A state whose fields are all NULL is not stored.
final class ValueEntry implements FunctionState {
    private final StoredValue<PackedRow> stored;
    private final ValueConverter converter;
    private final RowPacker packer;
    private final int fields;
    private final @Nullable Constructor<?> constructor;
    private @Nullable PackedRow known;
    private Object current;

    ValueEntry(ProcessClause.State state, long timeToLiveMillis, ContinuousServices services) {
        List<LogicalType> types = state.type().getLogicalType().getChildren();
        RowType row = RowType.of(types.stream().map(each -> each.copy(true)).toArray(LogicalType[]::new));
        this.stored = services.value("state." + state.name(), PackedRowSerializer.INSTANCE, timeToLiveMillis);
        this.converter = ValueConverter.of(state.type());
        this.packer = RowPacker.ofAll(row);
        this.fields = types.size();
        this.constructor = constructor(state.type().getConversionClass());
        this.current = created();
    }

    /// Returns the constructor that gives the fields of a program's class their first values; null for rows.
    private static @Nullable Constructor<?> constructor(Class<?> type) {
        if (type.isInterface() || type.getName().startsWith("dev.millrace.api.value.")) return null;
        try {
            Constructor<?> found = type.getDeclaredConstructor();
            found.setAccessible(true);
            return found;
        } catch (NoSuchMethodException noDefaults) {
            return null;
        }
    }

    private Object created() {
        if (constructor == null) return Objects.requireNonNull(converter.external(new GenericRowData(fields)));
        try {
            return constructor.newInstance();
        } catch (ReflectiveOperationException failed) {
            throw ProcessFaults.STATE
                    .what(
                            "An object of the class %s for a state cannot be created: %s",
                            constructor.getDeclaringClass().getName(), failed)
                    .fix("Give the class a constructor without parameters that does not fail.");
        }
    }

    @Override
    public Object before() {
        known = stored.read();
        current = known == null ? created() : Objects.requireNonNull(converter.external(packer.row(known)));
        return current;
    }

    @Override
    public void after(boolean isCleared) {
        RowData row = isCleared ? null : (RowData) converter.internal(current);
        if (row == null || isEmpty(row)) {
            if (known != null) stored.clear();
            return;
        }
        PackedRow next = packer.pack(row);
        if (!next.equals(known)) stored.write(next);
    }

    private boolean isEmpty(RowData row) {
        for (int i = 0; i < fields; i++) if (!row.isNullAt(i)) return false;
        return true;
    }
}
