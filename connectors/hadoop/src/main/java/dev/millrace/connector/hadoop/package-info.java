/// Connects libraries of Hadoop with the settings of Millrace.
@NullMarked
package dev.millrace.connector.hadoop;

import org.jspecify.annotations.NullMarked;
