/// Provides the common parts of all engines: the record, the generator, the workloads and the checksum of results.
@NullMarked
package dev.millrace.bench.load;

import org.jspecify.annotations.NullMarked;
