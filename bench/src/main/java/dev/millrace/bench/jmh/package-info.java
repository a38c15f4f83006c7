/// Provides micro-benchmarks of the engine, started through `org.openjdk.jmh.Main`.
@NullMarked
package dev.millrace.bench.jmh;

import org.jspecify.annotations.NullMarked;
