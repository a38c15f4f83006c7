package dev.millrace.sql.compile.code;

import dev.millrace.column.BooleanColumn;
import dev.millrace.column.BytesColumn;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnLayout;
import dev.millrace.column.DoubleColumn;
import dev.millrace.column.FloatColumn;
import dev.millrace.column.IntColumn;
import dev.millrace.column.LongColumn;
import dev.millrace.column.NullBits;
import dev.millrace.column.ObjectColumn;
import dev.millrace.sql.expression.Expr;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Is the state of the generation of one method: the variables of columns, and of the values that are known for the
/// current row.
final class GeneratedMethod {
    private final GeneratedClass owner;
    private final CodeBuilder code;
    private final Emitter emitter;
    private final int batch;
    private final int row;
    private final Map<Integer, Arrays> columns = new TreeMap<>();
    private final Deque<Map<Expr, Operand>> known = new ArrayDeque<>();

    /// Has the variables of the arrays of a column.
    private record Arrays(ColumnLayout kind, int values, int starts, int ends, int nulls) {}

    /// Creates the state of a method.
    ///
    /// @param batch the variable of the input
    /// @param row the variable of the number of the row
    GeneratedMethod(GeneratedClass owner, CodeBuilder code, int batch, int row) {
        this.owner = owner;
        this.code = code;
        this.emitter = new Emitter(code);
        this.batch = batch;
        this.row = row;
        known.push(new HashMap<>());
    }

    GeneratedClass owner() {
        return owner;
    }

    CodeBuilder code() {
        return code;
    }

    Emitter emitter() {
        return emitter;
    }

    int batch() {
        return batch;
    }

    int row() {
        return row;
    }

    /// Loads the arrays of columns into variables.
    void loadColumns(Collection<Expr.Column> used) {
        for (Expr.Column each : used) if (!columns.containsKey(each.index())) loadColumn(each);
    }

    private void loadColumn(Expr.Column column) {
        ColumnLayout kind = ColumnLayout.of(column.type());
        ClassDesc type = Descs.of(columnClass(kind));
        code.aload(batch).loadConstant(column.index());
        code.invokevirtual(Descs.of(ColumnBatch.class), "column", Descs.method(Column.class, int.class));
        code.checkcast(type);
        boolean isText = kind == ColumnLayout.BYTES;
        int values = array(type, isText ? "array" : "values", arrayClass(kind));
        int starts = isText ? array(type, "starts", int[].class) : Operand.NEVER;
        int ends = isText ? array(type, "ends", int[].class) : Operand.NEVER;
        boolean hasFlags = owner.hasNulls() && kind != ColumnLayout.OBJECT;
        int nulls = hasFlags ? array(type, "nulls", long[].class) : Operand.NEVER;
        code.pop();
        columns.put(column.index(), new Arrays(kind, values, starts, ends, nulls));
    }

    private int array(ClassDesc column, String accessor, Class<?> array) {
        int slot = code.allocateLocal(TypeKind.REFERENCE);
        code.dup().invokevirtual(column, accessor, Descs.method(array)).astore(slot);
        return slot;
    }

    static Class<? extends Column> columnClass(ColumnLayout kind) {
        return switch (kind) {
            case LONG -> LongColumn.class;
            case INT -> IntColumn.class;
            case DOUBLE -> DoubleColumn.class;
            case FLOAT -> FloatColumn.class;
            case BOOLEAN -> BooleanColumn.class;
            case BYTES -> BytesColumn.class;
            case OBJECT -> ObjectColumn.class;
        };
    }

    static Class<?> arrayClass(ColumnLayout kind) {
        return switch (kind) {
            case LONG -> long[].class;
            case INT -> int[].class;
            case DOUBLE -> double[].class;
            case FLOAT -> float[].class;
            case BOOLEAN, BYTES -> byte[].class;
            case OBJECT -> Object[].class;
        };
    }

    /// Returns the value of a column in the current row.
    Operand column(Expr.Column column) {
        Arrays arrays = Objects.requireNonNull(columns.get(column.index()));
        Operand value = emitter.create(arrays.kind(), arrays.nulls() != Operand.NEVER);
        code.aload(arrays.values());
        if (arrays.kind() == ColumnLayout.BYTES) {
            code.aload(arrays.starts()).iload(row).iaload();
            code.aload(arrays.ends()).iload(row).iaload();
        } else {
            code.iload(row).arrayLoad(elementType(arrays.kind()));
        }
        emitter.store(value);
        if (value.nullSlot() != Operand.NEVER) {
            code.aload(arrays.nulls()).iload(row);
            code.invokestatic(Descs.of(NullBits.class), "has", Descs.method(boolean.class, long[].class, int.class));
            code.istore(value.nullSlot());
        }
        return value;
    }

    static TypeKind elementType(ColumnLayout kind) {
        return kind == ColumnLayout.BOOLEAN ? TypeKind.BYTE : Emitter.type(kind);
    }

    /// Returns the value of an expression if it is known in the current row.
    @Nullable
    Operand known(Expr expression) {
        for (Map<Expr, Operand> each : known) {
            Operand found = each.get(expression);
            if (found != null) return found;
        }
        return null;
    }

    /// Remembers the value of an expression until the end of the current branch.
    void remember(Expr expression, Operand value) {
        Objects.requireNonNull(known.peek()).put(expression, value);
    }

    /// Begins code that does not always run. Values that it computes are unknown after it.
    void beginBranch() {
        known.push(new HashMap<>());
    }

    /// Ends code that does not always run.
    void endBranch() {
        known.pop();
    }

    /// Sets the variables of a value, and says that it is NULL.
    void storeNull(Operand operand) {
        emitter.storeNull(operand, () -> owner.loadEmpty(code));
    }

    /// Calls a static method.
    void call(Class<?> type, String name, Class<?> result, Class<?>... parameters) {
        code.invokestatic(Descs.of(type), name, Descs.method(result, parameters));
    }
}
