/// Stores what a coordinator must not forget: jobs, their newest snapshots, and their results.
@NullMarked
package dev.millrace.cluster.ledger;

import org.jspecify.annotations.NullMarked;
