/// Keeps the definitions of catalogs longer than a session.
@NullMarked
package dev.millrace.table.catalog.store;

import org.jspecify.annotations.NullMarked;
