package dev.millrace.sql.connector;

import dev.millrace.sql.user.UserFunction;
import dev.millrace.table.connector.source.lookup.cache.LookupCache;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Contains the function by which subtasks find the rows of a table.
///
/// @param table the name of the table, for faults
/// @param function a LookupFunction or an AsyncLookupFunction
/// @param cache keeps found rows; null to keep none. Each subtask works with a copy.
/// @param keys for each value of a key row, its place in the keys of the request
/// @param fields for each read column, its place in the rows of the function
public record LookupAccess(
        String table, UserFunction function, @Nullable LookupCache cache, List<Integer> keys, List<Integer> fields)
        implements Serializable {
    public LookupAccess {
        keys = List.copyOf(keys);
        fields = List.copyOf(fields);
    }
}
