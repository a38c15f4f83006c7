/// Keeps the first rows of each partition of continuous queries: Top-N, limits and deduplication.
@NullMarked
package dev.millrace.sql.stream.rank;

import org.jspecify.annotations.NullMarked;
