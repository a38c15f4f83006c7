package dev.millrace.table.connector.sink.abilities;

import dev.millrace.table.catalog.TableDistribution;
import java.util.Set;

/// Is a sink that distributes rows over buckets.
public interface SupportsBucketing {

    /// Returns the kinds of distributions that the sink knows.
    Set<TableDistribution.Kind> listAlgorithms();

    /// Returns whether a table must name the number of buckets.
    boolean requiresBucketCount();
}
