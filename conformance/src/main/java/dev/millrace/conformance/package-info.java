/// Runs folders of SQL cases with expected results.
@NullMarked
package dev.millrace.conformance;

import org.jspecify.annotations.NullMarked;
