/// A second tier below the tables: rows that are kept by their bytes, where there is more room than in memory.
@NullMarked
package dev.millrace.state.tier;

import org.jspecify.annotations.NullMarked;
