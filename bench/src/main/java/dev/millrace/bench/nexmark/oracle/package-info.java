/// Computes the results of the Nexmark queries in plain Java, to check engines.
@NullMarked
package dev.millrace.bench.nexmark.oracle;

import org.jspecify.annotations.NullMarked;
