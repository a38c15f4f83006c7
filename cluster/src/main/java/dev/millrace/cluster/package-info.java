/// Many processes as one cluster: what can go wrong between them.
@NullMarked
package dev.millrace.cluster;

import org.jspecify.annotations.NullMarked;
