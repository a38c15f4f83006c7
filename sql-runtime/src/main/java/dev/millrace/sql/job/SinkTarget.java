package dev.millrace.sql.job;

import dev.millrace.sql.plan.ChangeKinds;
import java.util.List;

/// Describes the table that a continuous query writes.
///
/// @param name the name of the table, for errors
/// @param changes the kinds of changes that the table can store
/// @param key the indexes of the columns of its primary key; empty if there is none
/// @param takesDeletesByKey whether deleted rows may have only the columns of the primary key
/// @param onConflict what happens to rows of different upsert keys with the same primary key
public record SinkTarget(
        String name, ChangeKinds changes, List<Integer> key, boolean takesDeletesByKey, OnConflict onConflict) {
    /// Lists what happens to rows of different upsert keys with the same primary key.
    public enum OnConflict {
        /// The statement does not say, so that such a query is refused.
        UNSPECIFIED,
        /// The job fails.
        ERROR,
        /// The first row stays.
        NOTHING,
        /// The newest row stays.
        DEDUPLICATE
    }
}
