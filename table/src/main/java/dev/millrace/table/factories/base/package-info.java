/// Has the interface of all factories, which catalogs use, too.
@NullMarked
package dev.millrace.table.factories.base;

import org.jspecify.annotations.NullMarked;
