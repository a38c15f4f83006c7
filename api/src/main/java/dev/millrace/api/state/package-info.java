/// What functions keep between records: kinds of state, their descriptors, and how snapshots reach functions.
@NullMarked
package dev.millrace.api.state;

import org.jspecify.annotations.NullMarked;
