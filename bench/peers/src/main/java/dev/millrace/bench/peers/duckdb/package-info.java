/// Runs the queries of the benchmarks on DuckDB.
@NullMarked
package dev.millrace.bench.peers.duckdb;

import org.jspecify.annotations.NullMarked;
