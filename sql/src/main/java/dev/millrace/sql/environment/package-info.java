/// Runs programs of the Table API: each table is a query in SQL, which the session plans.
@NullMarked
package dev.millrace.sql.environment;

import org.jspecify.annotations.NullMarked;
