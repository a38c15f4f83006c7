/// Contains an example of streaming ETL: the program reads CSV, removes duplicates, keeps bad rows in separate files,
/// and writes JSON exactly once.
@NullMarked
package dev.millrace.examples.etl;

import org.jspecify.annotations.NullMarked;
