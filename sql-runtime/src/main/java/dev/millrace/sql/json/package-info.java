/// Holds the JSON of SQL: documents, paths, and values written as JSON.
@NullMarked
package dev.millrace.sql.json;

import org.jspecify.annotations.NullMarked;
