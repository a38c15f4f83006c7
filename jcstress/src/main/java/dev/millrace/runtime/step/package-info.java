/// Stress tests of what step threads share; in their package, to reach what only it may.
@NullMarked
package dev.millrace.runtime.step;

import org.jspecify.annotations.NullMarked;
