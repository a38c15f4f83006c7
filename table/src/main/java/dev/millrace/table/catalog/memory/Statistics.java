package dev.millrace.table.catalog.memory;

import dev.millrace.table.catalog.stats.CatalogColumnStatistics;
import dev.millrace.table.catalog.stats.CatalogTableStatistics;

/// Contains the statistics of a table or a partition. Not thread-safe.
final class Statistics {
    CatalogTableStatistics rows = CatalogTableStatistics.UNKNOWN;
    CatalogColumnStatistics columns = CatalogColumnStatistics.UNKNOWN;
}
