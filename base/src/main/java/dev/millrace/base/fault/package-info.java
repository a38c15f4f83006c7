/// Defines coded errors, which say what happened, why, and how to fix it.
@NullMarked
package dev.millrace.base.fault;

import org.jspecify.annotations.NullMarked;
