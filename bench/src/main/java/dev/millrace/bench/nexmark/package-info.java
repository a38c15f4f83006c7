/// Runs the queries of the Nexmark benchmark on several engines.
@NullMarked
package dev.millrace.bench.nexmark;

import org.jspecify.annotations.NullMarked;
