/// Limits the rate at which readers emit records.
@NullMarked
package dev.millrace.api.source.rate;

import org.jspecify.annotations.NullMarked;
