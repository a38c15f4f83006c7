/// What a coordinator must not forget: jobs, their newest snapshots, how they ended.
@NullMarked
package dev.millrace.cluster.ledger;

import org.jspecify.annotations.NullMarked;
