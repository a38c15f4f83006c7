/// Streaming ETL: CSV in, JSON out, duplicates removed, bad rows kept aside, files written exactly once.
@NullMarked
package dev.millrace.examples.etl;

import org.jspecify.annotations.NullMarked;
