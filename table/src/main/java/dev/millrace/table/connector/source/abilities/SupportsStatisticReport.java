package dev.millrace.table.connector.source.abilities;

import dev.millrace.table.plan.stats.TableStats;

/// Is a source that knows statistics of its table.
public interface SupportsStatisticReport {

    /// Returns the statistics; [TableStats#UNKNOWN] if there are none.
    TableStats reportStatistics();
}
