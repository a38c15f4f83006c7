/// Defines a second tier of storage below the tables, which keeps serialized rows that exceed memory.
@NullMarked
package dev.millrace.state.tier;

import org.jspecify.annotations.NullMarked;
