/// Has the tables and queries of the TPC-H benchmark, written from its public specification.
@NullMarked
package dev.millrace.bench.tpch;

import org.jspecify.annotations.NullMarked;
