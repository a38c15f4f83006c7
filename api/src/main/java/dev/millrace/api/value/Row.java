package dev.millrace.api.value;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holds a mutable row of nullable fields. Fields are accessed by position or by name. Input formats can create rows
/// whose positions also have names.
///
/// The fields of rows that were created by [#withNames] have no order and no positions.
public final class Row implements Serializable {
    private static final long serialVersionUID = 3L;

    private RowKind kind;
    private final @Nullable Object @Nullable [] byPosition;
    private final @Nullable LinkedHashMap<String, @Nullable Object> byName;
    private final @Nullable LinkedHashMap<String, Integer> positionOfName;

    Row(
            RowKind kind,
            @Nullable Object @Nullable [] byPosition,
            @Nullable LinkedHashMap<String, @Nullable Object> byName,
            @Nullable LinkedHashMap<String, Integer> positionOfName) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.byPosition = byPosition;
        this.byName = byName;
        this.positionOfName = positionOfName;
    }

    /// Creates a row of null fields with positions.
    public Row(RowKind kind, int arity) {
        this(kind, new @Nullable Object[arity], null, null);
    }

    /// Creates an inserted row of null fields with positions.
    public Row(int arity) {
        this(RowKind.INSERT, arity);
    }

    /// Creates a row of null fields with positions.
    public static Row withPositions(RowKind kind, int arity) {
        return new Row(kind, arity);
    }

    /// Creates an inserted row of null fields with positions.
    public static Row withPositions(int arity) {
        return new Row(arity);
    }

    /// Creates a row without fields. Setting a name adds a field.
    public static Row withNames(RowKind kind) {
        return new Row(kind, null, new LinkedHashMap<>(), null);
    }

    /// Creates an inserted row without fields. Setting a name adds a field.
    public static Row withNames() {
        return withNames(RowKind.INSERT);
    }

    /// Creates an inserted row of values.
    public static Row of(@Nullable Object... values) {
        return ofKind(RowKind.INSERT, values);
    }

    /// Creates a row of values.
    public static Row ofKind(RowKind kind, @Nullable Object... values) {
        return new Row(kind, values.clone(), null, null);
    }

    /// Returns the kind of change in a changelog.
    public RowKind getKind() {
        return kind;
    }

    /// Sets the kind of change.
    public void setKind(RowKind kind) {
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /// Returns the number of fields.
    public int getArity() {
        return byPosition != null ? byPosition.length : names().size();
    }

    /// Returns the field at a position, starting at 0.
    ///
    /// @throws IllegalArgumentException if the row has names only
    public @Nullable Object getField(int pos) {
        return positions()[pos];
    }

    /// Returns the field at a position with an unchecked cast to the type of the caller.
    @SuppressWarnings({"unchecked", "NullAway"})
    public <T> T getFieldAs(int pos) {
        return (T) getField(pos);
    }

    /// Returns the field with a name.
    ///
    /// @throws IllegalArgumentException if there is no such field, or the row has no names
    public @Nullable Object getField(String name) {
        if (byName != null) {
            if (!byName.containsKey(name)) throw unknown(name);
            return byName.get(name);
        }
        return positions()[position(name)];
    }

    /// Returns the field with a name with an unchecked cast to the type of the caller.
    @SuppressWarnings({"unchecked", "NullAway"})
    public <T> T getFieldAs(String name) {
        return (T) getField(name);
    }

    /// Sets the field at a position, starting at 0.
    public void setField(int pos, @Nullable Object value) {
        positions()[pos] = value;
    }

    /// Sets the field with a name. A row that was created by [#withNames] adds a missing field.
    public void setField(String name, @Nullable Object value) {
        if (byName != null) {
            byName.put(name, value);
        } else {
            positions()[position(name)] = value;
        }
    }

    /// Returns the names of the fields; null if the fields have no names.
    ///
    /// @param includeNamedPositions whether to include names that an engine gave to positions
    public @Nullable Set<String> getFieldNames(boolean includeNamedPositions) {
        if (byName != null) return byName.keySet();
        return includeNamedPositions && positionOfName != null ? positionOfName.keySet() : null;
    }

    /// Sets every field to null. A row that was created by [#withNames] loses its fields.
    public void clear() {
        if (byPosition != null) Arrays.fill(byPosition, null);
        else names().clear();
    }

    private @Nullable Object[] positions() {
        if (byPosition == null) throw new IllegalArgumentException("The row has names only: positions cannot be used.");
        return byPosition;
    }

    private Map<String, @Nullable Object> names() {
        return Objects.requireNonNull(byName, "a row has positions or names");
    }

    private int position(String name) {
        if (positionOfName == null) {
            throw new IllegalArgumentException("The row has positions only: the name '" + name + "' cannot be used.");
        }
        Integer position = positionOfName.get(name);
        if (position == null) throw unknown(name);
        return position;
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("The row has no field '" + name + "'.");
    }

    /// Returns a shallow copy of a row.
    public static Row copy(Row row) {
        return new Row(
                row.kind,
                row.byPosition == null ? null : row.byPosition.clone(),
                row.byName == null ? null : new LinkedHashMap<>(row.byName),
                row.positionOfName == null ? null : new LinkedHashMap<>(row.positionOfName));
    }

    /// Returns a row of selected positions in the given order.
    public static Row project(Row row, int[] fieldPositions) {
        Row projected = new Row(row.kind, fieldPositions.length);
        for (int i = 0; i < fieldPositions.length; i++) projected.setField(i, row.getField(fieldPositions[i]));
        return projected;
    }

    /// Returns a row of selected names.
    public static Row project(Row row, String[] fieldNames) {
        Row projected = withNames(row.kind);
        for (String name : fieldNames) projected.setField(name, row.getField(name));
        return projected;
    }

    /// Concatenates the fields of rows, with the kind of the first row. Either all rows have names, or all
    /// have positions.
    ///
    /// @throws IllegalArgumentException if the modes differ, or a name occurs twice
    public static Row join(Row first, Row... remainings) {
        List<Row> rows = new ArrayList<>(List.of(remainings));
        rows.addFirst(first);
        boolean named = first.byName != null;
        if (rows.stream().anyMatch(row -> (row.byName != null) != named)) {
            throw new IllegalArgumentException("Rows with names and rows with positions cannot be joined.");
        }
        return named ? joinNames(rows) : joinPositions(rows);
    }

    private static Row joinNames(List<Row> rows) {
        Row joined = withNames(rows.getFirst().kind);
        for (Row row : rows) {
            for (Map.Entry<String, @Nullable Object> field : row.names().entrySet()) {
                if (joined.names().containsKey(field.getKey())) {
                    throw new IllegalArgumentException("More than one row has a field '" + field.getKey() + "'.");
                }
                joined.setField(field.getKey(), field.getValue());
            }
        }
        return joined;
    }

    private static Row joinPositions(List<Row> rows) {
        Row joined = new Row(
                rows.getFirst().kind, rows.stream().mapToInt(Row::getArity).sum());
        int next = 0;
        for (Row row : rows) {
            for (Object field : row.positions()) joined.setField(next++, field);
        }
        return joined;
    }

    /// Returns the kind and the fields: `+I[1, a]` for positions, `+I{id=1, name=a}` for names.
    @Override
    public String toString() {
        return RowText.of(this);
    }

    /// Compares kinds and fields, arrays by content. Names of positions are ignored.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row that && RowEquality.equal(this, that);
    }

    @Override
    public int hashCode() {
        int hash = kind.toByteValue();
        if (byPosition != null) return 31 * hash + Arrays.deepHashCode(byPosition);
        int sum = 0;
        for (Map.Entry<String, @Nullable Object> field : names().entrySet()) {
            sum += field.getKey().hashCode() ^ Arrays.deepHashCode(new @Nullable Object[] {field.getValue()});
        }
        return 31 * hash + sum;
    }

    @Nullable
    Object @Nullable [] rawPositions() {
        return byPosition;
    }

    @Nullable
    LinkedHashMap<String, @Nullable Object> rawNames() {
        return byName;
    }

    @Nullable
    LinkedHashMap<String, Integer> rawPositionOfName() {
        return positionOfName;
    }
}
