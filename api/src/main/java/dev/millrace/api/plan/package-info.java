/// Describes pipelines: steps, their operations, and how records travel between steps. The engine reads
/// the description.
@NullMarked
package dev.millrace.api.plan;

import org.jspecify.annotations.NullMarked;
