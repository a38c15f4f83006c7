/// Provides collections whose iteration order does not depend on the process.
@NullMarked
package dev.millrace.base.collection;

import org.jspecify.annotations.NullMarked;
