/// Contains annotations by which programs describe the arguments and results of their functions.
@NullMarked
package dev.millrace.table.annotation;

import org.jspecify.annotations.NullMarked;
