package dev.millrace.table.connector;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypes;
import dev.millrace.table.types.TypeConversions;
import dev.millrace.table.types.logical.LogicalType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Selects fields of a row by their paths. Immutable.
public abstract sealed class Projection {
    private Projection() {}

    /// Returns the type of the selected fields. Nested fields have the names of their path with underscores.
    public abstract DataType project(DataType dataType);

    /// Returns the type of the selected fields.
    public LogicalType project(LogicalType logicalType) {
        return project(TypeConversions.fromLogicalToDataType(logicalType)).getLogicalType();
    }

    /// Returns whether a path leads into a nested row.
    public abstract boolean isNested();

    /// Returns the projection without the fields of another one; the remaining indexes move down.
    public abstract Projection difference(Projection other);

    /// Returns the projection of the fields that this one leaves out.
    ///
    /// @param fieldsNumber the number of fields of the row
    public abstract Projection complement(int fieldsNumber);

    /// Returns the projection of the fields that this one leaves out.
    public Projection complement(DataType dataType) {
        return complement(DataType.getFieldCount(dataType));
    }

    /// Returns the indexes of the selected fields.
    ///
    /// @throws IllegalStateException if a path leads into a nested row
    public abstract int[] toTopLevelIndexes();

    /// Returns the paths of the selected fields.
    public abstract int[][] toNestedIndexes();

    /// Returns the projection without fields.
    public static Projection empty() {
        return new TopLevel(new int[0]);
    }

    /// Returns the projection of fields.
    public static Projection of(int[] indexes) {
        return new TopLevel(indexes.clone());
    }

    /// Returns the projection of paths.
    public static Projection of(int[][] indexes) {
        boolean isFlat = Arrays.stream(indexes).allMatch(each -> each.length == 1);
        if (isFlat)
            return new TopLevel(Arrays.stream(indexes).mapToInt(each -> each[0]).toArray());
        return new Nested(Arrays.stream(indexes).map(int[]::clone).toArray(int[][]::new));
    }

    /// Returns the projection of fields by name.
    public static Projection fromFieldNames(DataType dataType, List<String> projectedFields) {
        List<String> names = DataType.getFieldNames(dataType);
        return of(projectedFields.stream().mapToInt(names::indexOf).toArray());
    }

    /// Returns the projection of all fields.
    public static Projection all(DataType dataType) {
        return range(0, DataType.getFieldCount(dataType));
    }

    /// Returns the projection of fields from an index to an index, which is excluded.
    public static Projection range(int startInclusive, int endExclusive) {
        return new TopLevel(IntStream.range(startInclusive, endExclusive).toArray());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Projection projection
                && Arrays.deepEquals(toNestedIndexes(), projection.toNestedIndexes());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(toNestedIndexes());
    }

    @Override
    public String toString() {
        return Arrays.deepToString(toNestedIndexes());
    }

    private static final class TopLevel extends Projection {
        private final int[] indexes;

        TopLevel(int[] indexes) {
            this.indexes = indexes;
        }

        @Override
        public DataType project(DataType dataType) {
            List<DataTypes.Field> fields = DataType.getFields(dataType);
            DataType row =
                    DataTypes.ROW(Arrays.stream(indexes).mapToObj(fields::get).toList());
            return dataType.getLogicalType().isNullable() ? row : row.notNull();
        }

        @Override
        public boolean isNested() {
            return false;
        }

        @Override
        public Projection difference(Projection other) {
            int[] removed = other.toTopLevelIndexes();
            return new TopLevel(Arrays.stream(indexes)
                    .filter(each -> Arrays.stream(removed).noneMatch(gone -> gone == each))
                    .map(each -> each
                            - (int) Arrays.stream(removed)
                                    .filter(gone -> gone < each)
                                    .count())
                    .toArray());
        }

        @Override
        public Projection complement(int fieldsNumber) {
            return new TopLevel(IntStream.range(0, fieldsNumber)
                    .filter(each -> Arrays.stream(indexes).noneMatch(used -> used == each))
                    .toArray());
        }

        @Override
        public int[] toTopLevelIndexes() {
            return indexes.clone();
        }

        @Override
        public int[][] toNestedIndexes() {
            return Arrays.stream(indexes).mapToObj(each -> new int[] {each}).toArray(int[][]::new);
        }
    }

    private static final class Nested extends Projection {
        private final int[][] paths;

        Nested(int[][] paths) {
            this.paths = paths;
        }

        @Override
        public DataType project(DataType dataType) {
            List<DataTypes.Field> fields = new ArrayList<>();
            Set<String> used = new HashSet<>();
            for (int[] path : paths) {
                DataType type = dataType;
                List<String> names = new ArrayList<>();
                boolean isNullable = false;
                for (int index : path) {
                    DataTypes.Field field = DataType.getFields(type).get(index);
                    names.add(field.getName());
                    type = field.getDataType();
                    isNullable |= type.getLogicalType().isNullable();
                }
                String name = String.join("_", names);
                String unique = name;
                for (int i = 0; !used.add(unique); i++) unique = name + "_$" + i;
                fields.add(DataTypes.FIELD(unique, isNullable ? type.nullable() : type));
            }
            DataType row = DataTypes.ROW(fields);
            return dataType.getLogicalType().isNullable() ? row : row.notNull();
        }

        @Override
        public boolean isNested() {
            return true;
        }

        @Override
        public Projection difference(Projection other) {
            if (other.isNested()) throw new IllegalArgumentException("A nested projection cannot be taken away.");
            int[] removed = other.toTopLevelIndexes();
            List<int[]> kept = new ArrayList<>();
            for (int[] path : paths) {
                if (Arrays.stream(removed).anyMatch(gone -> gone == path[0])) continue;
                int[] moved = path.clone();
                moved[0] -= (int)
                        Arrays.stream(removed).filter(gone -> gone < path[0]).count();
                kept.add(moved);
            }
            return of(kept.toArray(int[][]::new));
        }

        @Override
        public Projection complement(int fieldsNumber) {
            throw nested();
        }

        @Override
        public int[] toTopLevelIndexes() {
            throw nested();
        }

        private static IllegalStateException nested() {
            return new IllegalStateException("The projection selects fields of nested rows.");
        }

        @Override
        public int[][] toNestedIndexes() {
            return Arrays.stream(paths).map(int[]::clone).toArray(int[][]::new);
        }
    }
}
