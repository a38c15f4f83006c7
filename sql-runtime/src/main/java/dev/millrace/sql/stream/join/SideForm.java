package dev.millrace.sql.stream.join;

import java.io.Serializable;
import java.util.List;

/// Says how many rows of one input of a join may have the same key.
public sealed interface SideForm extends Serializable {

    /// The key of the join is unique, so that there is one row.
    record OneRow() implements SideForm {}

    /// Other columns are unique.
    ///
    /// @param columns the indexes of these columns
    record UniqueRows(List<Integer> columns) implements SideForm {}

    /// Equal rows may occur several times.
    record AnyRows() implements SideForm {}

    /// Equal rows may occur several times, and no row is ever taken back.
    record AppendedRows() implements SideForm {}

    /// Returns the form of an input.
    ///
    /// @param joinKey the indexes of the columns of the join key
    /// @param uniqueKeys sets of columns that are unique
    /// @param isInsertOnly whether rows are never changed or taken back
    static SideForm of(List<Integer> joinKey, List<List<Integer>> uniqueKeys, boolean isInsertOnly) {
        for (List<Integer> each : uniqueKeys) if (joinKey.containsAll(each)) return new OneRow();
        List<Integer> least = null;
        for (List<Integer> each : uniqueKeys) if (least == null || each.size() < least.size()) least = each;
        if (least != null) return new UniqueRows(List.copyOf(least));
        return isInsertOnly ? new AppendedRows() : new AnyRows();
    }
}
