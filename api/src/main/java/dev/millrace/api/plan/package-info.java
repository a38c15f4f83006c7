/// What a program described: steps, what they do, and how records travel between them. The engine reads it.
@NullMarked
package dev.millrace.api.plan;

import org.jspecify.annotations.NullMarked;
