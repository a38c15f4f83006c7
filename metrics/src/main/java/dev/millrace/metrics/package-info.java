/// What the reporters share.
@NullMarked
package dev.millrace.metrics;

import org.jspecify.annotations.NullMarked;
