/// Describes which data sets a job reads and writes. Connectors provide the descriptions.
@NullMarked
package dev.millrace.api.lineage;

import org.jspecify.annotations.NullMarked;
